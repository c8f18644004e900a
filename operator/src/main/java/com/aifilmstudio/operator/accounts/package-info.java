/**
 * What administrators say of accounts in Kubernetes: labels and annotations of namespaces, read
 * when a film is adopted and whenever they change.
 */
package com.aifilmstudio.operator.accounts;

/**
 * The front door for people and their programs, one package per feature. It reads and writes the
 * database, the queue and the object store; it knows nothing of Kubernetes.
 */
package com.aifilmstudio.gateway;

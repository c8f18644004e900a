/**
 * How the operator speaks through the Kubernetes API: conditions, the pace of status writes, and
 * Events. Knows no feature.
 */
package com.aifilmstudio.operator.status;

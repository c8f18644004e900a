/**
 * From a container's spec to a command line: image table, command and args, environment, {@code
 * $(VAR)} references, and mount paths replaced by the folders that stand in for volumes.
 *
 * <p>Values of {@code secretKeyRef} and secret {@code envFrom} are opaque and never rewritten.
 */
package com.aifilmstudio.local.parts.kubelet.container;

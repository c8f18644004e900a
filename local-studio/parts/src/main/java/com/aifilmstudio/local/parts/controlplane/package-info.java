/**
 * A real Kubernetes control plane as plain processes on the loopback address: etcd, API server,
 * scheduler, controller manager, their keys, tokens and kubeconfigs. Builds on {@code process} and
 * {@code binaries}.
 */
package com.aifilmstudio.local.parts.controlplane;

/**
 * Containers as processes: how one run is started, found again, signalled and read from its folder.
 * The folder is the only memory, so a kubelet that was killed loses nothing. Knows no Kubernetes.
 */
package com.aifilmstudio.local.parts.kubelet.process;

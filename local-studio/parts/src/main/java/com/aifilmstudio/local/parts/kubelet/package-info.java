/**
 * A Kubernetes node without containers: {@link com.aifilmstudio.local.parts.kubelet.LocalKubelet}
 * registers this machine as a Node and runs the pods that are bound to it as processes.
 *
 * <p>What differs from a real node: {@code securityContext} and resource limits are validated by
 * the API server and not enforced here; every pod shares the loopback network, so that a
 * container's port is a port of this machine; root filesystems are not isolated, volumes are
 * folders and mount paths in env values and arguments are replaced by them; GPUs are numbers, not
 * devices. Logs are plain files without a time on each line; the times that {@code kubectl logs
 * --timestamps} shows come from looking at the file once a second. {@code exec}, {@code attach} and
 * {@code port-forward} are answered with 501.
 */
package com.aifilmstudio.local.parts.kubelet;

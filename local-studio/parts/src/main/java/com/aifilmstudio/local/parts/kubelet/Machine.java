package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.container.ContainerResources;
import com.aifilmstudio.local.parts.kubelet.container.ImageTable;
import com.aifilmstudio.local.parts.kubelet.pod.Backoff;
import com.aifilmstudio.local.parts.kubelet.probe.Prober;
import com.aifilmstudio.local.parts.kubelet.process.ProcessLauncher;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Map;

/**
 * What all pods of a node share.
 *
 * @param services variables by which every container finds the API server
 */
record Machine(
    KubeletSettings settings,
    KubernetesClient client,
    InstantSource clock,
    ImageTable images,
    ProcessLauncher launcher,
    Prober prober,
    Devices devices,
    Events events,
    Backoff backoff,
    ContainerResources resources,
    Map<String, String> services) {}

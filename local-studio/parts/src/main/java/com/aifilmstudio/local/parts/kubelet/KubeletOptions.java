package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.container.Image;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a local node is to be.
 *
 * @param part its name among the parts of a studio
 * @param node its name as a node
 * @param cpu capacity for the scheduler, as a Kubernetes quantity; nothing enforces it
 * @param memory as {@code cpu}
 * @param gpus capacity of {@code nvidia.com/gpu}; simulated
 * @param images what runs for which image
 * @param leaseSeconds how long the node is believed alive without a sign
 * @param crashBackoffSeconds first wait of a crash loop
 * @param stopPodsWithin at the node's stop its pods are ended within this time; absent: they run on
 */
public record KubeletOptions(
    String part,
    String node,
    String cpu,
    String memory,
    int gpus,
    Map<String, String> labels,
    Map<String, Image> images,
    int leaseSeconds,
    int crashBackoffSeconds,
    Optional<Duration> stopPodsWithin) {

  private static final String ONLY = "kubelet";
  private static final Duration SOON = Duration.ofMillis(1500);

  /** A node that ends with all its pods, in the time that the watcher of an embedded studio has. */
  public static KubeletOptions of(String node, int gpus, Map<String, Image> images) {
    return new KubeletOptions(
        ONLY, node, "16", "64Gi", gpus, Map.of(), images, 40, 10, Optional.of(SOON));
  }

  /** The folder of its pods in the home. */
  String work() {
    return part.equals(ONLY) ? "pods" : part + "-pods";
  }
}

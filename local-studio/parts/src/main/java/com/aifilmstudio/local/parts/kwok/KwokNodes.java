package com.aifilmstudio.local.parts.kwok;

import com.aifilmstudio.local.parts.process.Patience;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** Nodes that nobody is: KWOK plays them, and only pods that ask for one are put there. */
public final class KwokNodes {
  static final String MARK = "kwok.x-k8s.io/node";
  static final String FAKE = "fake";
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  /** What a pod selects that wants to be put there. */
  public static final Map<String, String> SELECTOR = Map.of("type", "kwok");

  /** What such a pod tolerates. */
  public static final Toleration TOLERATION =
      new TolerationBuilder()
          .withKey(MARK)
          .withOperator("Equal")
          .withValue(FAKE)
          .withEffect("NoSchedule")
          .build();

  private KwokNodes() {}

  /** Makes so many nodes, each with room for so many pods, and waits until they are ready. */
  public static void make(KubernetesClient client, int nodes, int pods) {
    IntStream.range(0, nodes)
        .mapToObj(n -> node(n, pods))
        .forEach(n -> client.resource(n).create());
    boolean ready = Patience.until(READY_WITHIN, () -> ready(client) == nodes);
    if (!ready) {
      throw new IllegalStateException(
          "only %d of %d nodes are ready".formatted(ready(client), nodes));
    }
  }

  private static long ready(KubernetesClient client) {
    return client.nodes().withLabels(SELECTOR).list().getItems().stream()
        .flatMap(node -> node.getStatus().getConditions().stream())
        .filter(c -> c.getType().equals("Ready") && c.getStatus().equals("True"))
        .count();
  }

  private static Node node(int number, int pods) {
    var room =
        Map.of(
            "cpu", new Quantity("1k"),
            "memory", new Quantity("1Ti"),
            "pods", new Quantity(Integer.toString(pods)),
            "nvidia.com/gpu", new Quantity(Integer.toString(pods)));
    return new NodeBuilder()
        .withNewMetadata()
        .withName("kwok-" + number)
        .addToAnnotations(MARK, FAKE)
        .addToLabels(SELECTOR)
        .endMetadata()
        .withNewSpec()
        .addNewTaint("NoSchedule", MARK, null, FAKE)
        .endSpec()
        .withNewStatus()
        .withAllocatable(room)
        .withCapacity(room)
        .endStatus()
        .build();
  }
}

package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.store.health.QuarantinedNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of pods on nodes in quarantine. They do not count as workers of the pool, which gets
 * others in their place, beyond its maximum if need be: there are few of such nodes. One is kept on
 * each node for the probe if that is soon; if none is there when the probe is due, the node may get
 * a pod again, and a probe is the first that it is given. Pure.
 */
final class Barred {

  private static final Duration SOON = Duration.ofMinutes(5);

  private Barred() {}

  /** Where no pod may be placed. */
  static List<String> nodes(RenderPoolObservation seen) {
    return seen.trust().quarantined().stream()
        .filter(
            node -> node.nextProbe().isAfter(seen.now()) || on(node, seen).findAny().isPresent())
        .map(QuarantinedNode::node)
        .sorted()
        .toList();
  }

  /** Idle pods that wait for nothing. */
  static Stream<PodSeen> superfluous(RenderPoolObservation seen) {
    return seen.trust().quarantined().stream().flatMap(node -> superfluous(node, seen));
  }

  private static Stream<PodSeen> superfluous(QuarantinedNode node, RenderPoolObservation seen) {
    boolean soon = node.nextProbe().isBefore(seen.now().plus(SOON));
    return on(node, seen)
        .filter(PodSeen::isIdle)
        .sorted(Comparator.comparingInt(PodSeen::ordinal))
        .skip(soon ? 1 : 0);
  }

  private static Stream<PodSeen> on(QuarantinedNode node, RenderPoolObservation seen) {
    return seen.pods().stream()
        .filter(PodSeen::isLive)
        .filter(pod -> pod.node().filter(node.node()::equals).isPresent());
  }
}

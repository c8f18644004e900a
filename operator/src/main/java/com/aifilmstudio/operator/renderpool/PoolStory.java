package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.api.v1alpha1.QuarantinedNode;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.RenderPoolStatus;
import com.aifilmstudio.operator.status.Story;
import com.aifilmstudio.operator.status.Story.Kind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What administrators are told of a pool as Events: nodes that get no films any more or again, and
 * pauses. Told from the difference of two statuses, so that a pass that sees nothing new says
 * nothing.
 */
@Singleton
class PoolStory {

  private final Story story;

  PoolStory(Story story) {
    this.story = story;
  }

  void tell(RenderPool pool, Optional<RenderPoolStatus> before, RenderPoolStatus next) {
    var were = before.map(RenderPoolStatus::quarantined).orElse(List.of());
    next.quarantined().stream()
        .filter(isNotIn(were))
        .forEach(
            node ->
                story.tell(
                    pool, Kind.Warning, "NodeQuarantined", "Quarantine", node.reason(), key(node)));
    were.stream()
        .filter(isNotIn(next.quarantined()))
        .forEach(
            node ->
                story.tell(
                    pool,
                    Kind.Normal,
                    "NodeTrusted",
                    "Release",
                    "Node %s gets films again.".formatted(node.node()),
                    key(node)));
    pause(before)
        .filter(was -> pause(Optional.of(next)).isEmpty())
        .ifPresent(
            was ->
                story.tell(
                    pool, Kind.Normal, "Resumed", "Resume", "The cause is gone.", was.since()));
    pause(Optional.of(next))
        .filter(is -> pause(before).isEmpty())
        .ifPresent(
            is -> story.tell(pool, Kind.Warning, "BackedOff", "Pause", is.message(), is.since()));
  }

  private static Predicate<QuarantinedNode> isNotIn(List<QuarantinedNode> others) {
    return node -> others.stream().noneMatch(other -> key(other).equals(key(node)));
  }

  /** The same node may come here more than once. */
  private static String key(QuarantinedNode node) {
    return node.node() + "." + node.since().getEpochSecond();
  }

  /** A pause as the condition tells it. */
  private record Pausing(String message, String since) {}

  private static Optional<Pausing> pause(Optional<RenderPoolStatus> status) {
    return status.stream()
        .flatMap(it -> it.conditions().stream())
        .filter(c -> c.getType().equals("BackedOff") && c.getStatus().equals("True"))
        .map(c -> new Pausing(c.getMessage(), c.getLastTransitionTime()))
        .findFirst();
  }
}

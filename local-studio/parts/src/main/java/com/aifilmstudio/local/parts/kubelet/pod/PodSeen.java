package com.aifilmstudio.local.parts.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that one pass knows about a pod.
 *
 * @param startedAt when this node first saw it
 * @param prepared volumes are there and devices are allotted
 * @param blocked why it could not be prepared
 * @param reported the status that we wrote last, which the API server may not have shown us yet
 */
public record PodSeen(
    Pod pod,
    Instant startedAt,
    boolean prepared,
    Optional<Blocked> blocked,
    Map<String, ContainerSeen> containers,
    Optional<Leaving> leaving,
    Optional<PodStatus> reported,
    Backoff backoff,
    Instant now) {

  ContainerSeen of(Container container) {
    return containers.getOrDefault(
        container.getName(), ContainerSeen.untouched(container.getName()));
  }

  List<Container> mains() {
    return pod.getSpec().getContainers();
  }

  List<Container> inits() {
    return pod.getSpec().getInitContainers();
  }

  boolean anythingRuns() {
    return containers.values().stream().anyMatch(ContainerSeen::running);
  }

  boolean overdue() {
    return deadline().filter(at -> !now.isBefore(at)).isPresent();
  }

  Optional<Instant> deadline() {
    return Optional.ofNullable(pod.getSpec().getActiveDeadlineSeconds())
        .map(seconds -> startedAt.plus(Duration.ofSeconds(seconds)));
  }

  Duration grace() {
    Long seconds = pod.getSpec().getTerminationGracePeriodSeconds();
    return Duration.ofSeconds(seconds == null ? 30 : seconds);
  }

  /** Phase as the API has it; a terminal one is never left again, whoever wrote it. */
  Optional<PodPhase> recordedEnd() {
    return Stream.concat(reported.stream(), Stream.ofNullable(pod.getStatus()))
        .flatMap(status -> PodPhase.terminal(status.getPhase()).stream())
        .findFirst();
  }
}

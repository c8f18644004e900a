package com.aifilmstudio.local.parts.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The conditions of a pod that its node answers for; a time of change is kept while unchanged. */
final class PodConditions {

  private record Finding(String type, boolean met, String reason, String message) {}

  private PodConditions() {}

  static List<PodCondition> of(PodSeen seen, PodPhase phase) {
    List<String> unready =
        seen.mains().stream()
            .filter(container -> !ContainerStatuses.ready(seen, container))
            .map(Container::getName)
            .toList();
    Finding containers =
        phase.terminal()
            ? new Finding("ContainersReady", false, ended(phase), null)
            : unready.isEmpty()
                ? new Finding("ContainersReady", true, null, null)
                : new Finding(
                    "ContainersReady",
                    false,
                    "ContainersNotReady",
                    "containers with unready status: [" + String.join(" ", unready) + "]");
    return Stream.of(
            new Finding("PodReadyToStartContainers", seen.prepared(), null, null),
            initialised(seen, phase),
            containers,
            ready(seen, containers))
        .map(finding -> condition(seen, finding))
        .toList();
  }

  private static Finding initialised(PodSeen seen, PodPhase phase) {
    if (PodLifecycle.initialised(seen) || phase == PodPhase.Succeeded) {
      return new Finding(
          "Initialized", true, phase == PodPhase.Succeeded ? "PodCompleted" : null, null);
    }
    List<String> open =
        seen.inits().stream()
            .filter(container -> !ContainerStatuses.ready(seen, container))
            .map(Container::getName)
            .toList();
    return new Finding(
        "Initialized",
        false,
        "ContainersNotInitialized",
        "containers with incomplete status: [" + String.join(" ", open) + "]");
  }

  private static Finding ready(PodSeen seen, Finding containers) {
    if (!containers.met()) {
      return new Finding("Ready", false, containers.reason(), containers.message());
    }
    return seen.pod().getSpec().getReadinessGates().stream()
        .map(gate -> gate.getConditionType())
        .filter(
            type ->
                named(seen.pod().getStatus(), type)
                    .filter(c -> "True".equals(c.getStatus()))
                    .isEmpty())
        .findFirst()
        .map(
            type ->
                new Finding(
                    "Ready",
                    false,
                    "ReadinessGatesNotReady",
                    "the status of pod readiness gate \"" + type + "\" is not \"True\""))
        .orElseGet(() -> new Finding("Ready", true, null, null));
  }

  private static String ended(PodPhase phase) {
    return phase == PodPhase.Succeeded ? "PodCompleted" : "PodFailed";
  }

  private static PodCondition condition(PodSeen seen, Finding finding) {
    String status = finding.met() ? "True" : "False";
    String since =
        ours(seen, finding.type())
            .filter(before -> status.equals(before.getStatus()))
            .map(PodCondition::getLastTransitionTime)
            .orElse(Times.text(seen.now()));
    return new PodConditionBuilder()
        .withType(finding.type())
        .withStatus(status)
        .withReason(orEmpty(finding.reason()))
        .withMessage(orEmpty(finding.message()))
        .withLastTransitionTime(since)
        .build();
  }

  /** The status is merged: only an empty text removes what was said before. */
  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static Optional<PodCondition> ours(PodSeen seen, String type) {
    return seen.reported()
        .flatMap(status -> named(status, type))
        .or(() -> named(seen.pod().getStatus(), type));
  }

  private static Optional<PodCondition> named(PodStatus status, String type) {
    return Optional.ofNullable(status).map(PodStatus::getConditions).stream()
        .flatMap(List::stream)
        .filter(condition -> type.equals(condition.getType()))
        .findFirst();
  }
}

package com.aifilmstudio.local.parts.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.util.List;

/** The status of a pod, told from what was seen. */
public final class PodStatuses {

  private static final String LOOPBACK = "127.0.0.1";

  private PodStatuses() {}

  /** The part of the status that a kubelet owns, to be merged into what the API server has. */
  public static PodStatus of(PodSeen seen) {
    PodPhase phase = phase(seen);
    PodStatusBuilder status =
        new PodStatusBuilder()
            .withPhase(phase.name())
            .withHostIP(LOOPBACK)
            .addNewHostIP(LOOPBACK)
            .withPodIP(LOOPBACK)
            .addNewPodIP(LOOPBACK)
            .withStartTime(Times.text(seen.startedAt()))
            .withObservedGeneration(seen.pod().getMetadata().getGeneration())
            .withConditions(PodConditions.of(seen, phase))
            .withContainerStatuses(statuses(seen, seen.mains()))
            .withInitContainerStatuses(statuses(seen, seen.inits()));
    if (seen.overdue() && phase == PodPhase.Failed) {
      status
          .withReason("DeadlineExceeded")
          .withMessage("Pod was active on the node longer than the specified deadline");
    }
    return status.build();
  }

  /** Terminal only when nothing runs any more, so that a finished pod holds nothing. */
  static PodPhase phase(PodSeen seen) {
    if (!seen.anythingRuns()) {
      var outcome = PodLifecycle.outcome(seen);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (seen.leaving().isPresent() && anyMainRan(seen)) {
        return allSucceeded(seen) ? PodPhase.Succeeded : PodPhase.Failed;
      }
    }
    boolean allMainsRan =
        seen.mains().stream().allMatch(container -> seen.of(container).run().isPresent());
    return allMainsRan ? PodPhase.Running : PodPhase.Pending;
  }

  private static boolean anyMainRan(PodSeen seen) {
    return seen.mains().stream().anyMatch(container -> seen.of(container).run().isPresent());
  }

  private static boolean allSucceeded(PodSeen seen) {
    return seen.mains().stream()
        .allMatch(container -> seen.of(container).ended().filter(Run.Ended::succeeded).isPresent());
  }

  private static List<ContainerStatus> statuses(PodSeen seen, List<Container> containers) {
    return containers.stream().map(container -> ContainerStatuses.of(seen, container)).toList();
  }
}

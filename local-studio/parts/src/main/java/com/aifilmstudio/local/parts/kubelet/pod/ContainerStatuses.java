package com.aifilmstudio.local.parts.kubelet.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import java.time.Duration;
import java.util.Optional;

/** The status of one container: what it does now, what it did before, how often it restarted. */
final class ContainerStatuses {

  private ContainerStatuses() {}

  static ContainerStatus of(PodSeen seen, Container container) {
    ContainerSeen it = seen.of(container);
    Optional<Blocked> blocked = it.running() ? Optional.empty() : it.blocked();
    Optional<Duration> waiting = backingOff(seen, container);
    boolean stateIsLatestEnd = blocked.isEmpty() && waiting.isEmpty();
    Optional<Run.Ended> last = stateIsLatestEnd ? it.before() : it.ended().or(it::before);
    return new ContainerStatusBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImageID(it.run().isPresent() ? "process://" + container.getImage() : "")
        .withContainerID(it.run().map(run -> id(seen, container, run)).orElse(null))
        .withRestartCount(it.run().map(Run::attempt).orElse(0))
        .withStarted(it.running() && it.probes().started())
        .withReady(ready(seen, container))
        .withState(
            blocked
                .map(why -> waiting(why.reason(), why.message()))
                .or(() -> waiting.map(delay -> crashLoop(seen, container, delay)))
                .orElseGet(() -> state(seen, container, it)))
        .withLastState(
            last.map(end -> terminated(seen, container, end))
                .orElseGet(() -> new ContainerStateBuilder().build()))
        .build();
  }

  /**
   * An ordinary init container is ready when it has succeeded, any other when its probe says so.
   */
  static boolean ready(PodSeen seen, Container container) {
    ContainerSeen it = seen.of(container);
    boolean init = seen.inits().contains(container) && !PodLifecycle.sidecar(container);
    return init
        ? it.ended().filter(Run.Ended::succeeded).isPresent()
        : it.running() && it.probes().ready();
  }

  private static Optional<Duration> backingOff(PodSeen seen, Container container) {
    boolean goesOn = seen.leaving().isEmpty() && PodLifecycle.outcome(seen).isEmpty();
    return goesOn
            && seen.of(container).ended().isPresent()
            && PodLifecycle.next(seen, container)
                instanceof RestartRule.Next.StartLater(var at, Duration backoff)
            && backoff.isPositive()
        ? Optional.of(backoff)
        : Optional.empty();
  }

  private static ContainerState state(PodSeen seen, Container container, ContainerSeen it) {
    if (it.run().isEmpty()) {
      boolean waitsForInit =
          seen.mains().contains(container) && seen.prepared() && !PodLifecycle.initialised(seen);
      return seen.blocked()
          .map(why -> waiting(why.reason(), why.message()))
          .orElseGet(() -> waiting(waitsForInit ? "PodInitializing" : "ContainerCreating", null));
    }
    return switch (it.run().get()) {
      case Run.Running running ->
          new ContainerStateBuilder()
              .withNewRunning()
              .withStartedAt(Times.text(running.startedAt()))
              .endRunning()
              .build();
      case Run.Ended end -> terminated(seen, container, end);
    };
  }

  private static ContainerState crashLoop(PodSeen seen, Container container, Duration delay) {
    return waiting(
        "CrashLoopBackOff",
        "back-off %s restarting failed container=%s pod=%s_%s(%s)"
            .formatted(
                delay.toString().substring(2).toLowerCase(),
                container.getName(),
                seen.pod().getMetadata().getName(),
                seen.pod().getMetadata().getNamespace(),
                seen.pod().getMetadata().getUid()));
  }

  private static ContainerState waiting(String reason, String message) {
    return new ContainerStateBuilder()
        .withNewWaiting()
        .withReason(reason)
        .withMessage(message)
        .endWaiting()
        .build();
  }

  private static ContainerState terminated(PodSeen seen, Container container, Run.Ended end) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withContainerID(id(seen, container, end))
        .withExitCode(end.exitCode())
        .withReason(end.reason())
        .withMessage(end.message())
        .withStartedAt(Times.text(end.startedAt()))
        .withFinishedAt(Times.text(end.at()))
        .endTerminated()
        .build();
  }

  private static String id(PodSeen seen, Container container, Run run) {
    return "process://%s/%s/%d"
        .formatted(seen.pod().getMetadata().getUid(), container.getName(), run.attempt());
  }
}

package com.aifilmstudio.local.parts.kubelet.pod;

import com.aifilmstudio.local.parts.kubelet.pod.RestartRule.Next;
import com.aifilmstudio.local.parts.kubelet.pod.Verdict.Then;
import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The next steps of a pod: prepare, initialise one after the other, run, restart, end, remove. */
public final class PodLifecycle {

  private static final Duration PROBE_KILL_GRACE_LIMIT = Duration.ofMinutes(10);

  private final PodSeen seen;
  private final List<Step> steps = new ArrayList<>();
  private final List<Instant> looks = new ArrayList<>();

  private PodLifecycle(PodSeen seen) {
    this.seen = seen;
  }

  /** What to do now. */
  public static Verdict decide(PodSeen seen) {
    return new PodLifecycle(seen).verdict();
  }

  /** Whether every ordinary init container has succeeded and every sidecar has started. */
  static boolean initialised(PodSeen seen) {
    return seen.inits().stream().allMatch(container -> initDone(container, seen.of(container)));
  }

  /** How the pod ended, once its containers rest for good. */
  static Optional<PodPhase> outcome(PodSeen seen) {
    if (seen.recordedEnd().isPresent()) {
      return seen.recordedEnd();
    }
    if (seen.overdue()) {
      return Optional.of(PodPhase.Failed);
    }
    if (seen.inits().stream().anyMatch(container -> failedForGood(seen, container))) {
      return Optional.of(PodPhase.Failed);
    }
    List<Next> mains = seen.mains().stream().map(main -> next(seen, main)).toList();
    if (!mains.stream().allMatch(Next.Rest.class::isInstance)) {
      return Optional.empty();
    }
    return Optional.of(
        mains.stream().allMatch(next -> ((Next.Rest) next).succeeded())
            ? PodPhase.Succeeded
            : PodPhase.Failed);
  }

  static boolean sidecar(Container init) {
    return "Always".equals(init.getRestartPolicy());
  }

  static Next next(PodSeen seen, Container container) {
    String own = container.getRestartPolicy();
    return RestartRule.of(own == null ? seen.pod().getSpec().getRestartPolicy() : own)
        .next(seen.of(container), seen.backoff(), seen.now());
  }

  /** The rule of an ordinary init container: once it has succeeded it never runs again. */
  private static Next initNext(PodSeen seen, Container init) {
    if (sidecar(init)) {
      return next(seen, init);
    }
    RestartRule rule =
        RestartRule.of(seen.pod().getSpec().getRestartPolicy()) == RestartRule.Never
            ? RestartRule.Never
            : RestartRule.OnFailure;
    return rule.next(seen.of(init), seen.backoff(), seen.now());
  }

  private static boolean failedForGood(PodSeen seen, Container init) {
    return initNext(seen, init) instanceof Next.Rest(boolean succeeded) && !succeeded;
  }

  private static boolean initDone(Container container, ContainerSeen seen) {
    return sidecar(container)
        ? seen.running() && seen.probes().started()
        : seen.ended().filter(Run.Ended::succeeded).isPresent();
  }

  private Verdict verdict() {
    if (seen.leaving().isPresent()) {
      Leaving leaving = seen.leaving().get();
      stopAll(leaving.killAt(), "the pod is deleted");
      return after(leaving.gone() ? Then.FORGET : Then.REMOVE);
    }
    if (outcome(seen).isPresent()) {
      stopAll(
          seen.now().plus(seen.grace()),
          seen.overdue() ? "deadline exceeded" : "the pod has ended");
      return after(Then.FINISHED);
    }
    seen.deadline().ifPresent(looks::add);
    if (!seen.prepared()) {
      prepare();
    } else if (initialise()) {
      seen.mains().forEach(container -> follow(container, next(seen, container)));
    }
    return new Verdict(steps, Then.LIVE, earliest());
  }

  private void prepare() {
    seen.blocked()
        .map(Blocked::retryAt)
        .filter(at -> seen.now().isBefore(at))
        .ifPresentOrElse(looks::add, () -> steps.add(new Step.Prepare()));
  }

  /** Goes through the init containers in order up to the first that is not done. */
  private boolean initialise() {
    for (Container init : seen.inits()) {
      ContainerSeen container = seen.of(init);
      boolean done = initDone(init, container);
      if (!done || sidecar(init)) {
        follow(init, initNext(seen, init));
      }
      // A sidecar that restarts later does not hold up what already runs.
      if (!done && !mainsHaveRun()) {
        return false;
      }
    }
    return true;
  }

  private boolean mainsHaveRun() {
    return seen.mains().stream().anyMatch(main -> seen.of(main).run().isPresent());
  }

  private void follow(Container container, Next next) {
    switch (next) {
      case Next.Start() -> start(container);
      case Next.StartLater(Instant at, Duration backoff) -> looks.add(at);
      case Next.Kill() ->
          stop(container.getName(), seen.now().plus(probeGrace(container)), "its probe failed");
      case Next.Keep keep -> {}
      case Next.Rest rest -> {}
    }
  }

  private void start(Container container) {
    ContainerSeen before = seen.of(container);
    int attempt = before.run().map(run -> run.attempt() + 1).orElse(0);
    int streak = before.ended().map(seen.backoff()::streakAfter).orElse(0);
    steps.add(new Step.Start(container.getName(), attempt, streak));
  }

  private Duration probeGrace(Container container) {
    return Stream.of(container.getLivenessProbe(), container.getStartupProbe())
        .filter(probe -> probe != null && probe.getTerminationGracePeriodSeconds() != null)
        .map(probe -> Duration.ofSeconds(probe.getTerminationGracePeriodSeconds()))
        .findFirst()
        .orElse(
            seen.grace().compareTo(PROBE_KILL_GRACE_LIMIT) < 0
                ? seen.grace()
                : PROBE_KILL_GRACE_LIMIT);
  }

  private void stopAll(Instant killAt, String why) {
    seen.containers().values().stream()
        .filter(ContainerSeen::running)
        .forEach(container -> stop(container.name(), killAt, why));
  }

  private void stop(String container, Instant killAt, String why) {
    steps.add(new Step.Stop(container, killAt, why));
  }

  /** While something still runs the pod lives on; its end wakes the next pass. */
  private Verdict after(Then then) {
    return new Verdict(steps, seen.anythingRuns() ? Then.LIVE : then, earliest());
  }

  private Optional<Instant> earliest() {
    return looks.stream().min(Instant::compareTo);
  }
}

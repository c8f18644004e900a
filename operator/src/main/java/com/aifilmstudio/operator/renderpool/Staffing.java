package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.core.sizing.PoolDemand;
import com.aifilmstudio.core.sizing.PoolDemand.Ready;
import com.aifilmstudio.core.sizing.SizingDecision;
import com.aifilmstudio.core.sizing.WorkerSizing;
import com.aifilmstudio.operator.renderpool.PodSeen.Life;
import com.aifilmstudio.store.worker.PoolWorker;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which pods come and go. Pure. */
record Staffing(SizingDecision sizing, Optional<Instant> heldBackUntil, List<PoolStep> steps) {

  static Staffing decide(RenderPoolObservation seen) {
    var live =
        seen.pods().stream()
            .filter(PodSeen::isLive)
            .filter(pod -> pod.revision().equals(seen.revision()))
            .filter(seen.trust()::trusts)
            .toList();
    var sizing = WorkerSizing.size(demand(seen, live), seen.rule(), seen.now());
    var steps = new ArrayList<PoolStep>();
    cleanUp(seen, steps);
    retireEarlierRevisions(seen, steps);
    boolean mayCreate = seen.model() instanceof ModelSeen.Available;
    var notBefore = notBefore(seen);
    if (sizing.to() > sizing.from() && mayCreate && notBefore.isEmpty()) {
      var notOn = Barred.nodes(seen);
      freeOrdinals(seen.pods())
          .limit(sizing.to() - sizing.from())
          .forEach(ordinal -> steps.add(new PoolStep.Create(ordinal, notOn)));
    }
    Barred.superfluous(seen).map(PodSeen::uid).map(PoolStep.Dismiss::new).forEach(steps::add);
    if (sizing.to() < sizing.from()) {
      live.stream()
          .filter(PodSeen::isIdle)
          .sorted(Comparator.comparing(Staffing::idleSince))
          .limit(sizing.from() - sizing.to())
          .forEach(pod -> steps.add(new PoolStep.Dismiss(pod.uid())));
    }
    return new Staffing(
        sizing, sizing.to() > sizing.from() ? notBefore : Optional.empty(), List.copyOf(steps));
  }

  /**
   * Workers that fail at their start, or that only would meet what the others met, are not made.
   */
  private static Optional<Instant> notBefore(RenderPoolObservation seen) {
    return Stream.concat(
            seen.troubles().notBefore().filter(seen.now()::isBefore).stream(),
            seen.trust().pausedUntil(seen.now()).stream())
        .max(Comparator.naturalOrder());
  }

  /** When the same look may be answered differently. */
  Duration recheckIn(Instant now) {
    return heldBackUntil
        .map(until -> Duration.between(now, until).plusMillis(1))
        .filter(wait -> wait.compareTo(sizing.recheckIn()) < 0)
        .orElse(sizing.recheckIn());
  }

  private static PoolDemand demand(RenderPoolObservation seen, List<PodSeen> live) {
    return new PoolDemand(
        live.size(),
        (int) live.stream().filter(PodSeen::isBusy).count(),
        live.stream().filter(PodSeen::isIdle).map(Staffing::idleSince).toList(),
        seen.queue().startable().stream()
            .map(work -> new Ready(work.tasks(), seconds(work.gpuSeconds())))
            .toList());
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static Instant idleSince(PodSeen pod) {
    var worker = pod.worker().orElseThrow();
    return worker.idleSince().orElse(worker.registeredAt());
  }

  private static void cleanUp(RenderPoolObservation seen, List<PoolStep> steps) {
    for (var pod : seen.pods()) {
      if (pod.isFinished()) {
        pod.worker().ifPresent(worker -> steps.add(new PoolStep.Forget(pod.uid())));
        steps.add(new PoolStep.Delete(pod.uid()));
      } else if (pod.life() == Life.RUNNING && pod.isDraining() && !holds(pod)) {
        steps.add(new PoolStep.Delete(pod.uid()));
      }
    }
    seen.podless().forEach(worker -> steps.add(new PoolStep.Forget(worker.podUid())));
  }

  private static boolean holds(PodSeen pod) {
    return pod.worker().map(PoolWorker::holding).orElse(false);
  }

  /** One that has not registered yet has nothing to finish. */
  private static void retireEarlierRevisions(RenderPoolObservation seen, List<PoolStep> steps) {
    seen.pods().stream()
        .filter(PodSeen::isLive)
        .filter(pod -> !pod.revision().equals(seen.revision()))
        .map(
            pod ->
                pod.worker().isPresent()
                    ? new PoolStep.Retire(pod.uid())
                    : new PoolStep.Delete(pod.uid()))
        .forEach(steps::add);
  }

  /** A pod that still exists keeps its name, also while it terminates. */
  static IntStream freeOrdinals(List<PodSeen> pods) {
    Set<Integer> taken = pods.stream().map(PodSeen::ordinal).collect(Collectors.toSet());
    return IntStream.iterate(0, ordinal -> ordinal + 1).filter(ordinal -> !taken.contains(ordinal));
  }

  /** Workers that start or load: live, but not loaded. */
  static int starting(List<PodSeen> pods) {
    return (int) pods.stream().filter(PodSeen::isLive).filter(pod -> !pod.isLoaded()).count();
  }

  static int draining(List<PodSeen> pods) {
    return (int)
        pods.stream()
            .filter(pod -> !pod.isFinished())
            .filter(pod -> pod.life() == Life.TERMINATING || pod.isDraining())
            .count();
  }

  static int count(List<PodSeen> pods, WorkerState state) {
    return (int)
        pods.stream()
            .filter(PodSeen::isLive)
            .filter(pod -> pod.worker().map(PoolWorker::state).filter(state::equals).isPresent())
            .count();
  }
}

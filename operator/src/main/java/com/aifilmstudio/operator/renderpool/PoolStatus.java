package com.aifilmstudio.operator.renderpool;

import static com.aifilmstudio.api.v1alpha1.PoolCondition.BackedOff;
import static com.aifilmstudio.api.v1alpha1.PoolCondition.CapacityLimited;
import static com.aifilmstudio.api.v1alpha1.PoolCondition.ModelAvailable;
import static com.aifilmstudio.api.v1alpha1.PoolCondition.NodesTrusted;
import static com.aifilmstudio.api.v1alpha1.PoolCondition.Ready;

import com.aifilmstudio.api.v1alpha1.LastDecision;
import com.aifilmstudio.api.v1alpha1.Measured;
import com.aifilmstudio.api.v1alpha1.QuarantinedNode;
import com.aifilmstudio.api.v1alpha1.Queued;
import com.aifilmstudio.api.v1alpha1.RenderPoolStatus;
import com.aifilmstudio.api.v1alpha1.RenderPoolStatusBuilder;
import com.aifilmstudio.api.v1alpha1.WorkerCounts;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.sizing.SizingDecision;
import com.aifilmstudio.operator.status.ConditionSet;
import com.aifilmstudio.operator.status.ConditionSet.Truth;
import com.aifilmstudio.store.measure.PoolMeasures;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The status of a pool, built afresh from what was seen. Pure. */
final class PoolStatus {

  private static final int NODES_SHOWN = 32;

  private PoolStatus() {}

  /** All that a status is made of; {@code refusal} is Kubernetes' word on a pod it did not take. */
  record Sources(
      Optional<RenderPoolStatus> before,
      long generation,
      RenderPoolObservation seen,
      Staffing staffing,
      Optional<String> refusal,
      PoolMeasures measures,
      long leaderEpoch) {}

  static RenderPoolStatus of(Sources from) {
    var seen = from.seen();
    var pods = seen.pods();
    int idle = Staffing.count(pods, WorkerState.Idle);
    int busy = Staffing.count(pods, WorkerState.Busy);
    return RenderPoolStatusBuilder.builder()
        .observedGeneration(from.generation())
        .workers(
            new WorkerCounts(
                from.staffing().sizing().to(),
                Staffing.starting(pods),
                idle + busy,
                idle,
                busy,
                Staffing.draining(pods)))
        .queued(
            new Queued(
                seen.queue().jobs(), seen.queue().shots(), Math.round(seen.queue().gpuSeconds())))
        .measured(measured(from.measures()))
        .lastDecision(lastDecision(from))
        .quarantined(quarantined(seen.trust()))
        .leaderEpoch(from.leaderEpoch())
        .conditions(conditions(from).build())
        .build();
  }

  static boolean same(Optional<RenderPoolStatus> before, RenderPoolStatus next) {
    return before
        .map(RenderPoolStatusBuilder::builder)
        .map(copy -> copy.leaderEpoch(next.leaderEpoch()).build().equals(next))
        .orElse(false);
  }

  private static Measured measured(PoolMeasures measures) {
    if (measures.loadSeconds().isEmpty() && measures.secondsPerShot().isEmpty()) {
      return null;
    }
    return new Measured(
        orNull(measures.loadSeconds()),
        measures
            .secondsPerShot()
            .map(s -> new Measured.Spread(tenths(s.p50()), tenths(s.p90())))
            .orElse(null),
        orNull(measures.tasksPerLoad()));
  }

  private static Double orNull(OptionalDouble number) {
    return number.isPresent() ? tenths(number.getAsDouble()) : null;
  }

  /** Finer would write a new status for every shot. */
  private static double tenths(double number) {
    return Math.round(number * 10) / 10.0;
  }

  private static LastDecision lastDecision(Sources from) {
    var sizing = from.staffing().sizing();
    var last = from.before().map(RenderPoolStatus::lastDecision);
    if (!sizing.changes() || from.staffing().heldBackUntil().isPresent()) {
      return last.orElse(null);
    }
    boolean said =
        last.filter(
                l ->
                    l.from() == sizing.from()
                        && l.to() == sizing.to()
                        && l.reason().equals(sizing.reason().word()))
            .isPresent();
    return said
        ? last.get()
        : new LastDecision(
            from.seen().now().truncatedTo(ChronoUnit.SECONDS),
            sizing.from(),
            sizing.to(),
            sizing.reason().word(),
            sizing.message());
  }

  private static List<QuarantinedNode> quarantined(Trust trust) {
    return trust.quarantined().stream()
        .limit(NODES_SHOWN)
        .map(
            it ->
                new QuarantinedNode(
                    it.node(), it.since(), it.code(), it.reason(), it.failedProbes()))
        .toList();
  }

  private static ConditionSet conditions(Sources from) {
    var set =
        new ConditionSet(
            from.before().map(RenderPoolStatus::conditions).orElse(List.of()),
            from.generation(),
            from.seen().now());
    var readiness = Readiness.of(from.seen(), from.staffing(), from.refusal());
    set.put(Ready, Truth.of(readiness.ready()), readiness.reason(), readiness.message());
    switch (from.seen().model()) {
      case ModelSeen.Available ignored -> set.put(ModelAvailable, Truth.True, "Verified", "");
      case ModelSeen.Missing missing ->
          set.put(ModelAvailable, Truth.False, missing.reason(), missing.message());
    }
    var sizing = from.staffing().sizing();
    boolean limited = sizing.reason() == SizingDecision.Reason.CAPACITY_LIMITED;
    set.put(
        CapacityLimited,
        Truth.of(limited),
        limited ? "MaximumReached" : "WithinLimits",
        limited ? sizing.message() : "");
    trust(from.seen().trust(), set);
    return set;
  }

  private static void trust(Trust trust, ConditionSet set) {
    var nodes = trust.quarantined();
    set.put(
        NodesTrusted,
        Truth.of(nodes.isEmpty()),
        nodes.isEmpty() ? "NoQuarantine" : "NodesQuarantined",
        nodes.isEmpty()
            ? ""
            : "%d in quarantine: %s"
                .formatted(
                    nodes.size(),
                    nodes.stream()
                        .limit(NODES_SHOWN)
                        .map(com.aifilmstudio.store.health.QuarantinedNode::node)
                        .collect(Collectors.joining(", "))));
    trust
        .pause()
        .ifPresentOrElse(
            pause ->
                set.put(
                    BackedOff,
                    Truth.True,
                    pause.code(),
                    "%s Pause %d, until %s; then one worker tries. Last: %s"
                        .formatted(
                            FailureCode.reported(pause.code()).meaning(),
                            pause.times(),
                            pause.until().truncatedTo(ChronoUnit.SECONDS),
                            pause.message())),
            () -> set.put(BackedOff, Truth.False, "NoSharedCause", ""));
  }
}

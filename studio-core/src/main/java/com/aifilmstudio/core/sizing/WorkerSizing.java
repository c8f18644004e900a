package com.aifilmstudio.core.sizing;

import com.aifilmstudio.core.sizing.PoolDemand.Ready;
import com.aifilmstudio.core.sizing.SizingDecision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Workers for a pool: those at work, those that ready work needs to be done within the wait target,
 * and the standby; never below the minimum, never past the maximum. Growth is at once. Shrinking
 * takes idle workers only, each after its idle time, so that a short gap in the work does not cost
 * a reload of the model; what is above the maximum goes as soon as it is idle.
 */
public final class WorkerSizing {

  /** Demand is looked at again after this time even if nothing was reported. */
  private static final Duration ROUTINE = Duration.ofSeconds(30);

  private WorkerSizing() {}

  public static SizingDecision size(PoolDemand demand, ScalingRule rule, Instant now) {
    int forReady = workersForReadyWork(demand, rule);
    int asked = demand.busy() + forReady + rule.standby();
    int wanted = Math.clamp(asked, rule.min(), Math.max(rule.min(), rule.max()));
    return wanted < demand.workers()
        ? shrink(demand, rule, wanted, now)
        : grow(demand, rule, new Wish(forReady, asked, wanted));
  }

  /** What was asked for before and after the bounds. */
  private record Wish(int forReady, int asked, int wanted) {}

  private static int workersForReadyWork(PoolDemand demand, ScalingRule rule) {
    return demand.ready().stream().mapToInt(ready -> workersFor(ready, rule)).sum();
  }

  private static int workersFor(Ready ready, ScalingRule rule) {
    if (ready.tasks() == 0) {
      return 0;
    }
    long wait = Math.max(1, rule.queueWait().toMillis());
    long waves = Math.ceilDiv(ready.gpuTime().toMillis(), wait);
    // Work of unknown length still needs a worker, or it would never become known.
    return (int) Math.clamp(waves, 1, ready.tasks());
  }

  private static SizingDecision grow(PoolDemand demand, ScalingRule rule, Wish wish) {
    Reason reason;
    if (wish.asked() > wish.wanted()) {
      reason = Reason.CAPACITY_LIMITED;
    } else if (wish.wanted() == demand.workers()) {
      reason = Reason.STEADY;
    } else if (wish.asked() < wish.wanted()) {
      reason = Reason.MINIMUM;
    } else {
      reason = wish.forReady() > 0 ? Reason.WORK_READY : Reason.STANDBY;
    }
    var message =
        "%d busy + %d for %d ready %s (%d GPU-seconds, wait target %d s) + %d standby = %d"
            .formatted(
                demand.busy(),
                wish.forReady(),
                demand.readyTasks(),
                demand.readyTasks() == 1 ? "task" : "tasks",
                demand.readyGpuTime().toSeconds(),
                rule.queueWait().toSeconds(),
                rule.standby(),
                wish.asked());
    if (wish.asked() != wish.wanted()) {
      message += ", within %d to %d: %d".formatted(rule.min(), rule.max(), wish.wanted());
    }
    return new SizingDecision(demand.workers(), wish.wanted(), reason, message, ROUTINE);
  }

  private static SizingDecision shrink(
      PoolDemand demand, ScalingRule rule, int wanted, Instant now) {
    List<Instant> due =
        demand.idleSince().stream().map(since -> since.plus(rule.idleTimeout())).sorted().toList();
    int expired = (int) due.stream().filter(end -> !end.isAfter(now)).count();
    int aboveMaximum = Math.min(due.size(), Math.max(0, demand.workers() - rule.max()));
    int leaving = Math.min(demand.workers() - wanted, Math.max(expired, aboveMaximum));
    int to = demand.workers() - leaving;
    var recheck = to > wanted ? untilNext(due, leaving, now) : ROUTINE;
    if (leaving > 0) {
      var message =
          "%d wanted; %d of %d idle workers leave (idle for %d s, or above the maximum of %d)"
              .formatted(wanted, leaving, due.size(), rule.idleTimeout().toSeconds(), rule.max());
      return new SizingDecision(demand.workers(), to, Reason.IDLE, message, recheck);
    }
    var reason = due.isEmpty() ? Reason.AT_WORK : Reason.KEPT_WARM;
    var message =
        due.isEmpty()
            ? "%d wanted; all %d are at work or starting".formatted(wanted, demand.workers())
            : "%d wanted; idle workers are kept for %d s"
                .formatted(wanted, rule.idleTimeout().toSeconds());
    return new SizingDecision(demand.workers(), to, reason, message, recheck);
  }

  private static Duration untilNext(List<Instant> due, int gone, Instant now) {
    if (gone >= due.size()) {
      return ROUTINE;
    }
    var wait = Duration.between(now, due.get(gone));
    return wait.compareTo(ROUTINE) > 0 ? ROUTINE : wait.isPositive() ? wait : Duration.ofSeconds(1);
  }
}

package com.aifilmstudio.core.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.sizing.SizingDecision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerSizingTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

  @Test
  void filmsThatShareNoWorkerEachNeedOneOfTheirOwn() {
    var rule = new ScalingRule(0, 10, 0, Duration.ofSeconds(60), Duration.ofSeconds(60));
    var film = new PoolDemand.Ready(3, Duration.ofSeconds(15));
    var epic = new PoolDemand.Ready(9, Duration.ofSeconds(150));
    var now = Instant.parse("2026-05-01T12:00:00Z");
    var dedicated = new PoolDemand(0, 0, List.of(), List.of(film, film, epic));
    assertThat(WorkerSizing.size(dedicated, rule, now).to()).isEqualTo(1 + 1 + 3);
    var shared = new PoolDemand(0, 0, List.of(), 15, Duration.ofSeconds(180));
    assertThat(WorkerSizing.size(shared, rule, now).to()).isEqualTo(3);
  }

  @Test
  void anEmptyPoolWithNothingToDoStaysEmpty() {
    var decision = size(pool(0, 0), rule(0, 20, 0));
    assertThat(decision.to()).isZero();
    assertThat(decision.reason()).isEqualTo(Reason.STEADY);
  }

  @Test
  void readyWorkOfUnknownLengthWakesASleepingPool() {
    var decision = size(pool(0, 0).ready(1, 0), rule(0, 20, 0));
    assertThat(decision.to()).isEqualTo(1);
    assertThat(decision.reason()).isEqualTo(Reason.WORK_READY);
  }

  @Test
  void manyShortTasksShareAWorkerAndLongOnesGetOneEach() {
    assertThat(size(pool(0, 0).ready(30, 60), rule(0, 20, 0)).to()).isEqualTo(1);
    assertThat(size(pool(0, 0).ready(30, 61), rule(0, 20, 0)).to()).isEqualTo(2);
    assertThat(size(pool(0, 0).ready(3, 6000), rule(0, 20, 0)).to()).isEqualTo(3);
  }

  @Test
  void claimingTheReadyTaskDoesNotChangeHowManyAreWanted() {
    var before = size(pool(2, 0).ready(1, 30), rule(0, 20, 1));
    var after = size(pool(2, 1), rule(0, 20, 1));
    assertThat(before.to()).isEqualTo(2);
    assertThat(after.to()).isEqualTo(2);
  }

  @Test
  void whatIsPastTheMaximumIsSaidToBeLimited() {
    var decision = size(pool(2, 2).ready(9, 5400), rule(0, 4, 1));
    assertThat(decision.to()).isEqualTo(4);
    assertThat(decision.reason()).isEqualTo(Reason.CAPACITY_LIMITED);
    assertThat(decision.message())
        .isEqualTo(
            "2 busy + 9 for 9 ready tasks (5400 GPU-seconds, wait target 60 s) + 1 standby = 12,"
                + " within 0 to 4: 4");
  }

  @Test
  void anIdleWorkerLeavesOnlyAfterItsIdleTime() {
    var kept = size(pool(2, 1).idleFor(59), rule(0, 20, 0));
    assertThat(kept.to()).isEqualTo(2);
    assertThat(kept.reason()).isEqualTo(Reason.KEPT_WARM);
    assertThat(kept.recheckIn()).isEqualTo(Duration.ofSeconds(1));

    var gone = size(pool(2, 1).idleFor(60), rule(0, 20, 0));
    assertThat(gone.to()).isEqualTo(1);
    assertThat(gone.reason()).isEqualTo(Reason.IDLE);
  }

  @Test
  void standbyKeepsAnIdleWorkerForever() {
    var decision = size(pool(1, 0).idleFor(86_400), rule(0, 20, 1));
    assertThat(decision.to()).isEqualTo(1);
    assertThat(decision.reason()).isEqualTo(Reason.STEADY);
  }

  @Test
  void aLoweredMaximumTakesIdleWorkersAtOnceAndNeverBusyOnes() {
    assertThat(size(pool(5, 3).idleFor(1, 1), rule(0, 2, 0)).to()).isEqualTo(3);
    var atWork = size(pool(5, 5), rule(0, 2, 0));
    assertThat(atWork.to()).isEqualTo(5);
    assertThat(atWork.reason()).isEqualTo(Reason.AT_WORK);
  }

  @Test
  void inEverySmallStateTheDecisionKeepsItsPromises() {
    for (var demand : smallDemands()) {
      for (var rule : smallRules()) {
        var decision = WorkerSizing.size(demand, rule, NOW);
        assertThat(decision.from()).isEqualTo(demand.workers());
        assertThat(decision.message()).isNotBlank();
        assertThat(decision.recheckIn()).isPositive();
        holdsItsPromises(demand, rule, decision);
      }
    }
  }

  private static void holdsItsPromises(PoolDemand demand, ScalingRule rule, SizingDecision sized) {
    int idle = demand.idleSince().size();
    long expired =
        demand.idleSince().stream().filter(s -> !s.plus(IDLE_TIMEOUT).isAfter(NOW)).count();
    int leaving = sized.from() - sized.to();
    boolean pressed = demand.readyTasks() > 0 && demand.workers() == demand.busy();
    int standing = Math.min(rule.max(), demand.busy() + rule.standby());
    var broken =
        Map.of(
            "never grows past the maximum",
            leaving < 0 && sized.to() > rule.max(),
            "never below the minimum",
            sized.to() < rule.min(),
            "only idle workers leave",
            leaving > idle,
            "only those idle for long enough leave, unless there are too many",
            sized.from() <= rule.max() && leaving > expired,
            "ready work gets a worker unless the pool is full",
            pressed && sized.to() <= demand.workers() && sized.to() < rule.max(),
            "standby is kept",
            sized.to() < standing,
            "steady means no change",
            sized.reason() == Reason.STEADY && sized.changes());
    if (broken.containsValue(true)) {
      throw new AssertionError(demand + " under " + rule + " gave " + sized + ": " + broken);
    }
  }

  @Test
  void theDecisionIsReachedInOneStepAndThenHolds() {
    for (var demand : smallDemands()) {
      for (var rule : smallRules()) {
        var first = WorkerSizing.size(demand, rule, NOW);
        if (first.to() > first.from()) {
          var grown =
              new PoolDemand(
                  first.to(),
                  demand.busy(),
                  demand.idleSince(),
                  demand.readyTasks(),
                  demand.readyGpuTime());
          assertThat(WorkerSizing.size(grown, rule, NOW).changes()).as(first + "").isFalse();
        }
      }
    }
  }

  private static List<PoolDemand> smallDemands() {
    var all = new ArrayList<PoolDemand>();
    for (int busy = 0; busy <= 3; busy++) {
      for (int idle = 0; idle <= 3; idle++) {
        for (int starting = 0; starting <= 2; starting++) {
          for (int ready = 0; ready <= 4; ready++) {
            for (int seconds : ready == 0 ? new int[] {0} : new int[] {0, 1, 60, 61, 600}) {
              for (int oldest : idle == 0 ? new int[] {0} : new int[] {0, 61, 120}) {
                all.add(demand(busy, idle, starting, ready, seconds, oldest));
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static PoolDemand demand(
      int busy, int idle, int starting, int ready, int gpuSeconds, int oldest) {
    // One worker as old as said, the next half as old, and so on.
    var since = IntStream.range(0, idle).mapToObj(i -> NOW.minusSeconds(oldest >> i)).toList();
    return new PoolDemand(
        busy + idle + starting, busy, since, ready, Duration.ofSeconds(gpuSeconds));
  }

  private static List<ScalingRule> smallRules() {
    var all = new ArrayList<ScalingRule>();
    for (int min = 0; min <= 2; min++) {
      for (int max = min; max <= 4; max++) {
        for (int standby = 0; standby <= 2; standby++) {
          all.add(rule(min, max, standby));
        }
      }
    }
    return all;
  }

  private static ScalingRule rule(int min, int max, int standby) {
    return new ScalingRule(min, max, standby, Duration.ofSeconds(60), IDLE_TIMEOUT);
  }

  private static SizingDecision size(Pool pool, ScalingRule rule) {
    return WorkerSizing.size(pool.demand(), rule, NOW);
  }

  private static Pool pool(int workers, int busy) {
    return new Pool(new PoolDemand(workers, busy, List.of(), 0, Duration.ZERO));
  }

  private record Pool(PoolDemand demand) {

    Pool ready(int tasks, int gpuSeconds) {
      return new Pool(
          new PoolDemand(
              demand.workers(),
              demand.busy(),
              demand.idleSince(),
              tasks,
              Duration.ofSeconds(gpuSeconds)));
    }

    Pool idleFor(int... seconds) {
      var since = IntStream.of(seconds).mapToObj(NOW::minusSeconds).toList();
      return new Pool(
          new PoolDemand(
              demand.workers(), demand.busy(), since, demand.readyTasks(), demand.readyGpuTime()));
    }
  }
}

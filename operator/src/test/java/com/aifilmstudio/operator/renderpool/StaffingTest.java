package com.aifilmstudio.operator.renderpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.sizing.ScalingRule;
import com.aifilmstudio.store.task.PoolQueue;
import com.aifilmstudio.store.worker.PoolWorker;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaffingTest {

  private static final ModelSeen MODEL = new ModelSeen.Available("sha256:1");

  @Test
  void readyWorkMakesPodsOfTheFirstFreeOrdinals() {
    var staffing = decide(List.of(Pods.with(1, WorkerState.Busy)), 3);
    assertThat(staffing.steps())
        .containsExactly(
            new PoolStep.Create(0, List.of()),
            new PoolStep.Create(2, List.of()),
            new PoolStep.Create(3, List.of()));
  }

  @Test
  void theOrdinalOfATerminatingPodIsTakenButThePodDoesNotCount() {
    var staffing = decide(List.of(Pods.terminating(0)), 1);
    assertThat(staffing.steps()).containsExactly(new PoolStep.Create(1, List.of()));
  }

  @Test
  void aFinishedPodIsRemovedAndItsWorkerForgotten() {
    var staffing = decide(List.of(Pods.succeeded(0)), 0);
    assertThat(staffing.steps())
        .containsExactly(new PoolStep.Forget(Pods.uid(0)), new PoolStep.Delete(Pods.uid(0)));
  }

  @Test
  void aWorkerWithoutPodIsForgotten() {
    var podless = List.of(Pods.worker(7, WorkerState.Busy));
    assertThat(decide(List.of(), podless, 0, MODEL, StartTroubles.State.NONE).steps())
        .containsExactly(new PoolStep.Forget(Pods.uid(7)));
  }

  @Test
  void theLongestIdleWorkersGoFirstAndBusyOnesNever() {
    var staffing =
        decide(
            List.of(
                Pods.with(9, WorkerState.Busy),
                Pods.with(2, WorkerState.Idle),
                Pods.with(5, WorkerState.Idle)),
            0);
    assertThat(staffing.steps())
        .containsExactly(new PoolStep.Dismiss(Pods.uid(5)), new PoolStep.Dismiss(Pods.uid(2)));
  }

  @Test
  void aDrainedWorkerThatHoldsNothingIsDeleted() {
    var staffing = decide(List.of(Pods.with(0, WorkerState.Draining)), 0);
    assertThat(staffing.steps()).containsExactly(new PoolStep.Delete(Pods.uid(0)));
  }

  @Test
  void podsOfAnEarlierRevisionFinishTheirTaskAndAreReplaced() {
    var staffing =
        decide(
            List.of(
                Pods.ofEarlierRevision(0, Optional.of(WorkerState.Busy)),
                Pods.ofEarlierRevision(1, Optional.empty())),
            1);
    assertThat(staffing.steps())
        .containsExactly(
            new PoolStep.Retire(Pods.uid(0)),
            new PoolStep.Delete(Pods.uid(1)),
            new PoolStep.Create(2, List.of()));
  }

  @Test
  void withoutItsModelAPoolMakesNoPods() {
    var missing = new ModelSeen.Missing("BundleNotFound", "it is not there");
    assertThat(decide(List.of(), List.of(), 3, missing, StartTroubles.State.NONE).steps())
        .isEmpty();
  }

  @Test
  void afterFailedStartsThePoolWaitsAndLooksAgainWhenTheWaitIsOver() {
    var troubles = new StartTroubles.State(2, Optional.of(Pods.NOON.plusSeconds(10)));
    var staffing = decide(List.of(Pods.failed(0)), List.of(), 1, MODEL, troubles);
    assertThat(staffing.steps()).containsExactly(new PoolStep.Delete(Pods.uid(0)));
    assertThat(staffing.recheckIn(Pods.NOON)).isEqualTo(Duration.ofMillis(10_001));
  }

  /** Every set of up to three pods: no pod is named twice, none is deleted that works. */
  @Test
  void noSetOfPodsLeadsToADoubleNameOrALostShot() {
    var kinds =
        List.of(
            Pods.starting(0),
            Pods.with(0, WorkerState.Loading),
            Pods.with(0, WorkerState.Idle),
            Pods.with(0, WorkerState.Busy),
            Pods.with(0, WorkerState.Draining),
            Pods.terminating(0),
            Pods.failed(0),
            Pods.succeeded(0),
            Pods.ofEarlierRevision(0, Optional.of(WorkerState.Busy)));
    for (var first : kinds) {
      for (var second : kinds) {
        for (int tasks = 0; tasks <= 4; tasks++) {
          check(List.of(at(first, 0), at(second, 1)), tasks);
        }
      }
    }
  }

  private static void check(List<PodSeen> pods, int tasks) {
    var staffing = decide(pods, tasks);
    var ordinals = new HashSet<>(pods.stream().map(PodSeen::ordinal).toList());
    for (var step : staffing.steps()) {
      switch (step) {
        case PoolStep.Create(int ordinal, var notOn) -> assertThat(ordinals.add(ordinal)).isTrue();
        case PoolStep.Delete(String uid) ->
            assertThat(find(pods, uid).isLive() && find(pods, uid).isBusy()).isFalse();
        case PoolStep.Dismiss(String uid) -> assertThat(find(pods, uid).isIdle()).isTrue();
        case PoolStep.Retire(String uid) -> assertThat(find(pods, uid).revision()).isEqualTo("old");
        case PoolStep.Forget(String uid) -> assertThat(find(pods, uid).isFinished()).isTrue();
      }
    }
    long live =
        pods.stream().filter(PodSeen::isLive).filter(p -> p.revision().equals("new")).count();
    long made = staffing.steps().stream().filter(PoolStep.Create.class::isInstance).count();
    assertThat(live + made).isLessThanOrEqualTo(10);
  }

  private static PodSeen find(List<PodSeen> pods, String uid) {
    return pods.stream().filter(pod -> pod.uid().equals(uid)).findFirst().orElseThrow();
  }

  private static PodSeen at(PodSeen pod, int ordinal) {
    return new PodSeen(
        pod.name(),
        Pods.uid(ordinal),
        ordinal,
        pod.revision(),
        pod.life(),
        pod.node(),
        pod.problem(),
        pod.worker().map(worker -> Pods.worker(ordinal, worker.state())));
  }

  private static Staffing decide(List<PodSeen> pods, int readyTasks) {
    return decide(pods, List.of(), readyTasks, MODEL, StartTroubles.State.NONE);
  }

  /** Each ready task is a minute of work, and none may wait longer than that. */
  private static Staffing decide(
      List<PodSeen> pods,
      List<PoolWorker> podless,
      int readyTasks,
      ModelSeen model,
      StartTroubles.State troubles) {
    var rule = new ScalingRule(0, 10, 0, Duration.ofSeconds(60), Duration.ofSeconds(30));
    return Staffing.decide(
        new RenderPoolObservation(
            "ns/tiny",
            Pods.REVISION,
            rule,
            model,
            new ArrayList<>(pods),
            podless,
            queue(readyTasks),
            troubles,
            Trust.FULL,
            Pods.NOON));
  }

  private static PoolQueue queue(int tasks) {
    return new PoolQueue(
        1, tasks, tasks, tasks * 60.0, List.of(new PoolQueue.Startable(tasks, tasks * 60.0)));
  }
}

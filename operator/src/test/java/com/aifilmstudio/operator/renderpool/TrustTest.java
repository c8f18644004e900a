package com.aifilmstudio.operator.renderpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.sizing.ScalingRule;
import com.aifilmstudio.operator.renderpool.PodSeen.Life;
import com.aifilmstudio.store.health.PoolPause;
import com.aifilmstudio.store.health.QuarantinedNode;
import com.aifilmstudio.store.task.PoolQueue;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustTest {

  private static final Instant SOON = Pods.NOON.plusSeconds(30);
  private static final Instant LATER = Pods.NOON.plusSeconds(3600);

  @Test
  void aWorkerOnANodeInQuarantineIsReplacedElsewhere() {
    var staffing = decide(List.of(on("bad", 0, WorkerState.Idle)), 1, quarantined("bad", SOON));
    assertThat(staffing.steps()).containsExactly(new PoolStep.Create(1, List.of("bad")));
  }

  @Test
  void oneWorkerIsKeptForTheProbeAndTheOthersThereGo() {
    var pods =
        List.of(
            on("bad", 0, WorkerState.Idle),
            on("bad", 1, WorkerState.Idle),
            on("bad", 2, WorkerState.Busy));
    assertThat(decide(pods, 0, quarantined("bad", SOON)).steps())
        .containsExactly(new PoolStep.Dismiss(Pods.uid(1)));
    assertThat(decide(pods, 0, quarantined("bad", LATER)).steps())
        .as("nobody waits an hour for a probe")
        .containsExactly(new PoolStep.Dismiss(Pods.uid(0)), new PoolStep.Dismiss(Pods.uid(1)));
  }

  @Test
  void aNodeWithoutWorkerMayGetOneWhenItsProbeIsDue() {
    assertThat(decide(List.of(), 1, quarantined("bad", LATER)).steps())
        .containsExactly(new PoolStep.Create(0, List.of("bad")));
    assertThat(decide(List.of(), 1, quarantined("bad", Pods.NOON)).steps())
        .containsExactly(new PoolStep.Create(0, List.of()));
  }

  @Test
  void whileThePoolPausesNoWorkerIsMadeAndTheNextLookIsAtItsEnd() {
    var pause = new PoolPause("ns/tiny", "STORE.UNAVAILABLE", "no", Pods.NOON, 1, SOON, SOON);
    var paused = decide(List.of(), 3, new Trust(List.of(), Optional.of(pause)));
    assertThat(paused.steps()).isEmpty();
    assertThat(paused.recheckIn(Pods.NOON)).isLessThanOrEqualTo(Duration.ofMillis(30_001));
    var over = new PoolPause("ns/tiny", "X", "no", Pods.NOON, 1, Pods.NOON, SOON);
    assertThat(decide(List.of(), 1, new Trust(List.of(), Optional.of(over))).steps()).hasSize(1);
  }

  private static Trust quarantined(String node, Instant nextProbe) {
    return new Trust(
        List.of(
            new QuarantinedNode(
                "ns/tiny", node, Pods.NOON, "RENDER.FAILED", "", 0, nextProbe, false)),
        Optional.empty());
  }

  private static PodSeen on(String node, int ordinal, WorkerState state) {
    return new PodSeen(
        "tiny-" + ordinal,
        Pods.uid(ordinal),
        ordinal,
        Pods.REVISION,
        Life.RUNNING,
        Optional.of(node),
        Optional.empty(),
        Optional.of(Pods.worker(ordinal, state)));
  }

  private static Staffing decide(List<PodSeen> pods, int tasks, Trust trust) {
    var startable = List.of(new PoolQueue.Startable(tasks, tasks * 60.0));
    return Staffing.decide(
        new RenderPoolObservation(
            "ns/tiny",
            Pods.REVISION,
            new ScalingRule(0, 10, 0, Duration.ofSeconds(60), Duration.ofSeconds(30)),
            new ModelSeen.Available("sha256:1"),
            pods,
            List.of(),
            new PoolQueue(1, tasks, tasks, tasks * 60.0, startable),
            StartTroubles.State.NONE,
            trust,
            Pods.NOON));
  }
}

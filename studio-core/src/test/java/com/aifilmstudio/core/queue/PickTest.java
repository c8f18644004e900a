package com.aifilmstudio.core.queue;

import static com.aifilmstudio.core.queue.Queues.BUNDLE;
import static com.aifilmstudio.core.queue.Queues.NOW;
import static com.aifilmstudio.core.queue.Queues.WORKER;
import static com.aifilmstudio.core.queue.Queues.cut;
import static com.aifilmstudio.core.queue.Queues.shot;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.TaskKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PickTest {

  private static final Share A = Share.of("a");
  private static final Share B = Share.of("b");

  @Test
  void theLowerTierComesFirstHoweverMuchItHasHad() {
    var first = A.withTier(1).at(1000);
    assertThat(next(List.of(B, first), shot("a", "x", 1, 1), shot("b", "y", 1, 1)))
        .isEqualTo("x/1");
  }

  @Test
  void insideATierTheLeastServedComesFirst() {
    assertThat(next(List.of(A.at(2), B.at(1)), shot("a", "x", 1, 1), shot("b", "y", 1, 1)))
        .isEqualTo("y/1");
  }

  @Test
  void anAccountAtItsQuotaIsPassedOver() {
    var full = A.withQuota(1).holding(1, NOW);
    assertThat(next(List.of(full, B.at(9)), shot("a", "x", 1, 1), shot("b", "y", 1, 1)))
        .isEqualTo("y/1");
    assertThat(next(List.of(full), shot("a", "x", 1, 1))).isEmpty();
  }

  @Test
  void anAccountThatHasNothingForThisWorkerIsPassedOver() {
    var other = with(shot("a", "x", 1, 1), "sha256:other", 50, Optional.empty(), NOW, NOW);
    assertThat(next(List.of(A, B.at(9)), other, shot("b", "y", 1, 1))).isEqualTo("y/1");
  }

  @Test
  void aCutNeedsNoModel() {
    var film = cut("a", "x");
    var task =
        new WaitingTask(
            film.id(),
            film.job(),
            film.account(),
            TaskKind.ASSEMBLE,
            "sha256:gone",
            50,
            Optional.empty(),
            NOW,
            NOW,
            0,
            0,
            "");
    assertThat(next(List.of(A), task)).isEqualTo("x/cut");
  }

  @Test
  void insideAnAccountCutsThenPriorityThenDeadlineThenAgeThenTheOrderInTheFilm() {
    var late = Optional.of(NOW.plusSeconds(60));
    var soon = Optional.of(NOW.plusSeconds(30));
    var young = with(shot("a", "young", 1, 1), BUNDLE, 50, Optional.empty(), NOW, NOW);
    var old = NOW.minusSeconds(100);
    var order =
        List.of(
            cut("a", "cut"),
            with(shot("a", "urgent", 7, 1), BUNDLE, 90, Optional.empty(), NOW, NOW),
            with(shot("a", "soon", 8, 1), BUNDLE, 50, soon, NOW, NOW),
            with(shot("a", "late", 1, 1), BUNDLE, 50, late, old, NOW),
            with(shot("a", "old", 1, 1), BUNDLE, 50, Optional.empty(), old, NOW),
            with(shot("a", "old", 2, 1), BUNDLE, 50, Optional.empty(), old, NOW),
            young);
    assertThat(order.reversed().stream().sorted(TaskOrder.INSIDE_ACCOUNT)).isEqualTo(order);
  }

  @Test
  void aTaskInBackOffWaits() {
    var later = with(shot("a", "x", 1, 1), BUNDLE, 50, Optional.empty(), NOW, NOW.plusSeconds(1));
    assertThat(next(List.of(A), later, shot("a", "x", 2, 1))).isEqualTo("x/2");
  }

  @Test
  void aDedicatedWorkerGetsNothingOfOtherFilms() {
    var bound = new Asker(BUNDLE, 1, Optional.of("y"));
    assertThat(Pick.of(bound, List.of(A), List.of(shot("a", "x", 1, 1), shot("a", "y", 3, 1)), NOW))
        .map(pick -> pick.task().id())
        .contains("y/3");
  }

  @Test
  void aShotThatFailedOnANodeIsOfferedToOtherNodesFirstAndAfterAMinuteToAll() {
    var failed = shunning("node-1", shot("a", "x", 1, 1));
    assertThat(failed.suits(WORKER.on("node-2"), NOW)).isTrue();
    assertThat(failed.suits(WORKER, NOW)).isTrue();
    assertThat(failed.suits(WORKER.on("node-1"), NOW.plusSeconds(59))).isFalse();
    assertThat(failed.suits(WORKER.on("node-1"), NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void aCutShunsNoNode() {
    assertThat(shunning("node-1", cut("a", "x")).suits(WORKER.on("node-1"), NOW)).isTrue();
  }

  private static WaitingTask shunning(String node, WaitingTask task) {
    return new WaitingTask(
        task.id(),
        task.job(),
        task.account(),
        task.kind(),
        task.bundle(),
        task.priority(),
        task.latestStart(),
        task.since(),
        task.readyAt(),
        task.ordinal(),
        task.gpuSeconds(),
        task.shape(),
        Optional.of(node));
  }

  private static String next(List<Share> shares, WaitingTask... waiting) {
    return Pick.of(WORKER, shares, List.of(waiting), NOW).map(pick -> pick.task().id()).orElse("");
  }

  private static WaitingTask with(
      WaitingTask task,
      String bundle,
      int priority,
      Optional<Instant> latestStart,
      Instant since,
      Instant readyAt) {
    return new WaitingTask(
        task.id(),
        task.job(),
        task.account(),
        task.kind(),
        bundle,
        priority,
        latestStart,
        since,
        readyAt,
        task.ordinal(),
        task.gpuSeconds(),
        task.shape());
  }
}

package com.aifilmstudio.operator.renderpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartTroublesTest {

  private final StartTroubles troubles = new StartTroubles();

  @Test
  void eachFailedStartDoublesTheWaitUpToFiveMinutes() {
    var wait = Duration.ZERO;
    for (int failure = 1; failure <= 12; failure++) {
      var state = troubles.look("pool", List.of(Pods.failed(failure)), Pods.NOON);
      assertThat(state.failures()).isEqualTo(failure);
      var next = Duration.between(Pods.NOON, state.notBefore().orElseThrow());
      assertThat(next).isGreaterThanOrEqualTo(wait).isLessThanOrEqualTo(Duration.ofMinutes(5));
      wait = next;
    }
    assertThat(wait).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void aFailedPodCountsOnceHoweverOftenItIsSeen() {
    troubles.look("pool", List.of(Pods.failed(0)), Pods.NOON);
    var again = troubles.look("pool", List.of(Pods.failed(0)), Pods.NOON.plusSeconds(1));
    assertThat(again.failures()).isEqualTo(1);
  }

  @Test
  void aWorkerThatLoadedItsModelEndsTheTrouble() {
    troubles.look("pool", List.of(Pods.failed(0)), Pods.NOON);
    var after = troubles.look("pool", List.of(Pods.with(1, WorkerState.Idle)), Pods.NOON);
    assertThat(after).isEqualTo(StartTroubles.State.NONE);
  }

  @Test
  void onePoolsTroubleIsNotAnothers() {
    troubles.look("pool", List.of(Pods.failed(0)), Pods.NOON);
    assertThat(troubles.look("other", List.of(), Pods.NOON)).isEqualTo(StartTroubles.State.NONE);
  }
}

package com.aifilmstudio.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.AfterFailure.GiveUp;
import com.aifilmstudio.core.failure.AfterFailure.PausePool;
import com.aifilmstudio.core.failure.AfterFailure.TryAgain;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AfterFailureTest {

  private static final Set<Set<String>> HISTORIES =
      Set.of(Set.of(), Set.of("node-1"), Set.of("node-2"), Set.of("node-1", "node-2"));

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void aLeaseThatIsOnlyHandedBackIsNeverCharged(FailureCode code) {
    for (int charged = 0; charged < 5; charged++) {
      for (int uncharged = 0; uncharged < 50; uncharged++) {
        for (var nodes : HISTORIES) {
          var before = new Attempts(charged, uncharged, nodes);
          assertThat(AfterFailure.of(code, true, before, "node-1", 1))
              .isInstanceOfSatisfying(
                  TryAgain.class, again -> assertThat(again.charged()).isFalse());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {"WORKER_LOST", "WORKER_DRAINED", "TASK_PAUSED", "TASK_CANCELED"})
  void whoIsSentAwayPausedOrLostNeverUsesUpAnAttemptHoweverOften(FailureCode code) {
    for (int uncharged = 0; uncharged < 50; uncharged++) {
      assertThat(after(code, new Attempts(0, uncharged, Set.of()), 1))
          .isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.charged()).isFalse());
    }
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void everyShotEitherSucceedsOrFailsWithinItsAttempts(FailureCode code) {
    for (int limit = 1; limit <= 4; limit++) {
      int attempts = 0;
      while (after(code, new Attempts(attempts, 0, Set.of()), limit) instanceof TryAgain again) {
        if (!again.charged()) {
          assertThat(code.retry()).isEqualTo(Retry.RELEASED);
          return;
        }
        attempts++;
      }
      if (code.retry() != Retry.AFTER_PAUSE) {
        assertThat(attempts + 1).isEqualTo(code.retry() == Retry.NEVER ? 1 : limit);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void aFailureOfTheUserEndsTheShotAtOnceAndABlameIsTheCodesUnlessTwoNodesFailed(FailureCode code) {
    for (int charged = 0; charged < 3; charged++) {
      for (var nodes : HISTORIES) {
        var after = after(code, new Attempts(charged, 0, nodes), 3);
        if (code.blame() == Blame.USER) {
          assertThat(after).isEqualTo(new GiveUp(Blame.USER));
        }
        if (after instanceof GiveUp(Blame blame)) {
          assertThat(blame)
              .isEqualTo(
                  code.blame() == Blame.NODE && nodes.contains("node-2")
                      ? Blame.JOB
                      : code.blame());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void aSharedCauseChargesNobodyWhateverWasBefore(FailureCode code) {
    if (code.retry() == Retry.AFTER_PAUSE) {
      for (int charged = 0; charged < 9; charged++) {
        assertThat(after(code, new Attempts(charged, 9, Set.of("node-2")), 1))
            .isEqualTo(new PausePool());
      }
    }
  }

  @Test
  void whatFailsOnTwoNodesIsTheJobsFaultAndIsNotTriedAThirdTime() {
    var code = FailureCode.RENDER_FAILED;
    assertThat(after(code, new Attempts(1, 0, Set.of("node-1")), 9))
        .as("again on the same node")
        .isInstanceOf(TryAgain.class);
    assertThat(after(code, new Attempts(1, 0, Set.of("node-2")), 9))
        .isEqualTo(new GiveUp(Blame.JOB));
  }

  @Test
  void whatFailsOnOneNodeUntilItsAttemptsAreUsedUpIsTheNodesFault() {
    assertThat(after(FailureCode.RENDER_FAILED, new Attempts(2, 0, Set.of("node-1")), 3))
        .isEqualTo(new GiveUp(Blame.NODE));
  }

  @Test
  void attemptsAreSpacedOutMoreAndMore() {
    assertThat(pauseAfter(0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pauseAfter(1)).isEqualTo(Duration.ofSeconds(4));
    assertThat(pauseAfter(50)).isEqualTo(AfterFailure.LONGEST_PAUSE);
  }

  @Test
  void aTaskThatTakesItsWorkersWithItSlowsDown() {
    assertThat(releasedAfter(0)).isZero();
    assertThat(releasedAfter(2)).isZero();
    assertThat(releasedAfter(3)).isEqualTo(Duration.ofSeconds(2));
    assertThat(releasedAfter(90)).isEqualTo(AfterFailure.LONGEST_PAUSE);
  }

  private static AfterFailure after(FailureCode code, Attempts before, int limit) {
    return AfterFailure.of(code, false, before, "node-1", limit);
  }

  private static Duration releasedAfter(int uncharged) {
    return AfterFailure.released(new Attempts(0, uncharged, Set.of())).pause();
  }

  private static Duration pauseAfter(int charged) {
    var before = new Attempts(charged, 0, Set.of("node-1"));
    return ((TryAgain) after(FailureCode.RENDER_FAILED, before, 100)).pause();
  }
}

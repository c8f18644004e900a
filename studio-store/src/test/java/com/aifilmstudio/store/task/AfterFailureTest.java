package com.aifilmstudio.store.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.failure.Retry;
import com.aifilmstudio.store.take.Takes.History;
import com.aifilmstudio.store.task.AfterFailure.GiveUp;
import com.aifilmstudio.store.task.AfterFailure.TryAgain;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AfterFailureTest {

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void aLeaseThatIsOnlyHandedBackIsNeverCharged(FailureCode code) {
    for (int charged = 0; charged < 5; charged++) {
      for (int uncharged = 0; uncharged < 50; uncharged++) {
        assertThat(AfterFailure.of(code, true, new History(charged, uncharged), 1))
            .isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.charged()).isFalse());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void everyShotEitherSucceedsOrFailsWithinItsAttempts(FailureCode code) {
    for (int limit = 1; limit <= 4; limit++) {
      int attempts = 0;
      while (AfterFailure.of(code, false, new History(attempts, 0), limit)
          instanceof TryAgain again) {
        if (!again.charged()) {
          assertThat(code.retry()).isIn(Retry.RELEASED, Retry.AFTER_PAUSE);
          return;
        }
        attempts++;
      }
      assertThat(attempts + 1).isEqualTo(code.retry() == Retry.NEVER ? 1 : limit);
    }
  }

  @Test
  void aFailureThatWouldHappenAgainIsNotTriedAgain() {
    assertThat(AfterFailure.of(FailureCode.QUALITY_BLACK, false, new History(0, 0), 3))
        .isEqualTo(new GiveUp());
  }

  @Test
  void attemptsAreSpacedOutMoreAndMore() {
    assertThat(pauseAfter(0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pauseAfter(1)).isEqualTo(Duration.ofSeconds(4));
    assertThat(pauseAfter(50)).isEqualTo(AfterFailure.LONGEST_PAUSE);
  }

  @Test
  void aTaskThatTakesItsWorkersWithItSlowsDown() {
    assertThat(AfterFailure.released(new History(0, 0)).pause()).isZero();
    assertThat(AfterFailure.released(new History(0, 2)).pause()).isZero();
    assertThat(AfterFailure.released(new History(0, 3)).pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(AfterFailure.released(new History(0, 90)).pause())
        .isEqualTo(AfterFailure.LONGEST_PAUSE);
  }

  private static Duration pauseAfter(int charged) {
    var history = new History(charged, 0);
    return ((TryAgain) AfterFailure.of(FailureCode.RENDER_FAILED, false, history, 100)).pause();
  }
}

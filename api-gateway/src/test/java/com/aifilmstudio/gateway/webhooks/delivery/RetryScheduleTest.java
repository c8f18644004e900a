package com.aifilmstudio.gateway.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  @Test
  void theFirstWaitIsShortAndEachIsLongerThanTheOneBefore() {
    assertThat(RetrySchedule.after(1, 0)).contains(Duration.ofSeconds(5));
    for (int tries = 2; tries <= 9; tries++) {
      assertThat(RetrySchedule.after(tries, 0).orElseThrow())
          .isGreaterThanOrEqualTo(RetrySchedule.after(tries - 1, 1).orElseThrow());
    }
  }

  @Test
  void itIsTriedTenTimesOverMoreThanThreeDays() {
    assertThat(RetrySchedule.after(9, 0)).isPresent();
    assertThat(RetrySchedule.after(10, 0)).isEmpty();
    assertThat(
            IntStream.rangeClosed(1, 9)
                .mapToObj(tries -> RetrySchedule.after(tries, 0).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofDays(3), Duration.ofDays(4));
  }

  @Test
  void whoFailedTogetherComesBackOverAFifthOfTheWait() {
    assertThat(RetrySchedule.after(4, 0)).contains(Duration.ofHours(2));
    assertThat(RetrySchedule.after(4, 0.5)).contains(Duration.ofMinutes(132));
    assertThat(RetrySchedule.after(4, 1)).isEqualTo(Optional.of(Duration.ofMinutes(144)));
  }
}

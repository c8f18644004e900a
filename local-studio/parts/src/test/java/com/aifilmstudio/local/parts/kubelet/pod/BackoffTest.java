package com.aifilmstudio.local.parts.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 10", "2, 20", "3, 40", "4, 80", "5, 160", "6, 300", "7, 300", "99, 300"})
  void theWaitDoublesUpToFiveMinutes(int streak, long seconds) {
    assertThat(Backoff.KUBERNETES.delayAfter(ran(streak, Duration.ofSeconds(1))))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aLongRunWipesTheSlateClean() {
    var end = ran(6, Duration.ofMinutes(10));
    assertThat(Backoff.KUBERNETES.delayAfter(end)).isZero();
    assertThat(Backoff.KUBERNETES.streakAfter(end)).isEqualTo(1);
  }

  private static Run.Ended ran(int streak, Duration time) {
    Instant end = Instant.parse("2026-01-01T12:00:00Z");
    return new Run.Ended(streak, streak, 1, "Error", null, end.minus(time), end);
  }
}

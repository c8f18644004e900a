package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PreviewPaceTest {

  private static final PreviewPace PACE = new PreviewPace(4, 0.02);

  @Test
  void aPictureIsMadeEverySoManySteps() {
    assertThat(PACE.due(3, Duration.ZERO, Duration.ofMinutes(1))).isFalse();
    assertThat(PACE.due(4, Duration.ZERO, Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void picturesTakeNoMoreThanTheirShareOfTheTime() {
    var cost = Duration.ofMillis(100);
    assertThat(PACE.due(4, cost, Duration.ofMillis(4_999))).isFalse();
    assertThat(PACE.due(4, cost, Duration.ofMillis(5_000))).isTrue();
  }

  @Test
  void fastStepsAreNotShownMoreThanOnceASecond() {
    assertThat(PACE.due(100, Duration.ZERO, Duration.ofMillis(999))).isFalse();
    assertThat(PACE.due(100, Duration.ZERO, Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void theyCanBeTurnedOff() {
    assertThat(new PreviewPace(0, 0.02).due(100, Duration.ZERO, Duration.ofDays(1))).isFalse();
  }
}

package com.aifilmstudio.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseRuleTest {

  private static final Duration FIRST = Duration.ofSeconds(5);

  @Test
  void pausesGrowUpToALimit() {
    assertThat(PauseRule.pause(FIRST, 1, 0)).isEqualTo(FIRST);
    assertThat(PauseRule.pause(FIRST, 2, 0)).isEqualTo(Duration.ofSeconds(10));
    for (int times = 1; times < 1000; times++) {
      assertThat(PauseRule.pause(FIRST, times + 1, 0))
          .isGreaterThanOrEqualTo(PauseRule.pause(FIRST, times, 0))
          .isLessThanOrEqualTo(PauseRule.LONGEST);
    }
  }

  @Test
  void chanceAddsAQuarterAtMostSoThatPoolsDoNotComeBackTogether() {
    assertThat(PauseRule.pause(FIRST, 3, 0.5)).isEqualTo(Duration.ofMillis(22_500));
    assertThat(PauseRule.pause(FIRST, 3, 1)).isEqualTo(Duration.ofSeconds(25));
  }
}

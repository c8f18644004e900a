package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), new SplittableRandom(1));

  @Test
  void doublesUpToItsCapAndNeverWaitsLessThanHalf() {
    for (int failures = 1; failures < 100; failures++) {
      long full = Math.min(15_000, failures > 6 ? 15_000 : 500L << (failures - 1));
      assertThat(BACKOFF.after(failures).toMillis()).isBetween(full / 2, full);
    }
  }

  @Test
  void spreadsWorkersThatFailTogether() {
    assertThat(IntStream.range(0, 50).mapToObj(i -> BACKOFF.after(5)).distinct())
        .hasSizeGreaterThan(40);
  }
}

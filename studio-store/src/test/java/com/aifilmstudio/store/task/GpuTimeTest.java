package com.aifilmstudio.store.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GpuTimeTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void whatIsPossibleCountsAsReported() {
    assertThat(GpuTime.of(7.5, TEN_SECONDS, 1)).isEqualTo(new GpuTime(7500, 0));
    assertThat(GpuTime.of(15, TEN_SECONDS, 2)).isEqualTo(new GpuTime(15_000, 0));
  }

  @Test
  void moreThanAllGpusForTheWholeLeaseIsCutOff() {
    assertThat(GpuTime.of(25, TEN_SECONDS, 2)).isEqualTo(new GpuTime(20_000, 5_000));
  }

  @Test
  void nonsenseCountsAsNothing() {
    assertThat(GpuTime.of(-1, TEN_SECONDS, 1)).isEqualTo(new GpuTime(0, 0));
    assertThat(GpuTime.of(Double.NaN, TEN_SECONDS, 1)).isEqualTo(new GpuTime(0, 0));
    assertThat(GpuTime.of(Double.POSITIVE_INFINITY, TEN_SECONDS, 1)).isEqualTo(new GpuTime(0, 0));
    assertThat(GpuTime.of(1e300, TEN_SECONDS, 1).millis()).isEqualTo(10_000);
    assertThat(GpuTime.of(5, Duration.ofSeconds(-3), 1).millis()).isZero();
  }
}

package com.aifilmstudio.operator.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BoundsTest {

  private Instant now = Instant.parse("2026-05-01T12:00:00Z");
  private final Bounds bounds = new Bounds(() -> now);

  @Test
  void aShotIsToldOfTwiceASecondAtMost() {
    int told = 0;
    for (int i = 0; i < 100; i++) {
      told += bounds.admitsWord("one") ? 1 : 0;
      now = now.plusMillis(20);
    }
    assertThat(told).isEqualTo(4);
    assertThat(bounds.admitsWord("other")).isTrue();
  }

  @Test
  void picturesTakeNoMoreRoomThanIsMeantForThem() {
    int kept = 0;
    for (int i = 0; i < 1_000; i++) {
      kept += bounds.admitsPicture(256 << 10) ? 1 : 0;
    }
    assertThat(kept).isEqualTo(128);
    now = now.plus(Duration.ofMinutes(2));
    assertThat(bounds.admitsPicture(256 << 10)).isTrue();
  }
}

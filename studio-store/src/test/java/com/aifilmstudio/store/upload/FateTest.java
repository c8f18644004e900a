package com.aifilmstudio.store.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FateTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration GRACE = Duration.ofHours(24);

  @Test
  void nothingThatIsUsedOrYoungOrUnderWayIsEverDeleted() {
    for (int bits = 0; bits < 32; bits++) {
      boolean young = (bits & 1) != 0;
      boolean underWay = (bits & 2) != 0;
      boolean removed = (bits & 4) != 0;
      boolean used = (bits & 8) != 0;
      boolean delivered = (bits & 16) != 0;
      var granted = young ? NOW.minusSeconds(60) : NOW.minus(GRACE);
      var fate =
          Fate.of(new UploadFacts("key", granted, underWay, removed, used, delivered), GRACE, NOW);
      assertThat(fate.kept()).isEqualTo(young || underWay || used || delivered);
      if (!fate.kept()) {
        assertThat(fate).isEqualTo(removed ? Fate.DELETE_REMOVED : Fate.DELETE_ABANDONED);
      }
    }
  }
}

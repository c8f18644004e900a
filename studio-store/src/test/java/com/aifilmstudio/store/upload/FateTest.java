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
          Fate.of(
              new UploadFacts(
                  "key", granted, underWay, removed, used, delivered, CheckpointUse.NONE),
              GRACE,
              NOW);
      assertThat(fate.kept()).isEqualTo(young || underWay || used || delivered);
      if (!fate.kept()) {
        assertThat(fate).isEqualTo(removed ? Fate.DELETE_REMOVED : Fate.DELETE_ABANDONED);
      }
    }
  }

  @Test
  void aCheckpointStaysForAsLongAsItsShotWouldGoOnFromIt() {
    var old = NOW.minus(Duration.ofDays(30));
    assertThat(checkpoint(old, CheckpointUse.NEWEST)).isEqualTo(Fate.KEEP_CHECKPOINT);
    assertThat(checkpoint(old, CheckpointUse.OVER)).isEqualTo(Fate.DELETE_ABANDONED);
  }

  @Test
  void anOldCheckpointGoesSoonButNotWhileItMayStillBeWritten() {
    var minutes = NOW.minus(Duration.ofMinutes(16));
    assertThat(checkpoint(minutes, CheckpointUse.OVER)).isEqualTo(Fate.KEEP_YOUNG);
    var longer = NOW.minus(Duration.ofMinutes(20));
    assertThat(checkpoint(longer, CheckpointUse.OVER)).isEqualTo(Fate.DELETE_ABANDONED);
  }

  private static Fate checkpoint(Instant granted, CheckpointUse use) {
    return Fate.of(new UploadFacts("key", granted, true, false, false, false, use), GRACE, NOW);
  }
}

package com.aifilmstudio.renderpod.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.renderpod.bench.CheckpointBench.Shot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CheckpointTableTest {

  private final CheckpointTable table = new CheckpointTable(60, 19_000_000, Duration.ofSeconds(10));

  @Test
  void theCostIsTheMiddleOfAllRounds() {
    table.add(new Shot(60, 1, 0, 0), new Shot(60.3, 2, 5, 95_000_000));
    table.add(new Shot(60, 1, 0, 0), new Shot(66, 2, 5, 95_000_000));
    table.add(new Shot(60, 1, 0, 0), new Shot(60, 2, 5, 95_000_000));
    assertThat(table.cost()).isCloseTo(0.005, within(1e-9));
  }

  @Test
  void itSaysWhatWasMeasuredAndWhatIsAimedAt() {
    table.add(new Shot(60, 1, 0, 0), new Shot(60.3, 2, 5, 95_000_000));
    assertThat(table.toString())
        .contains("60 steps of 1 s, latents of 19.0 MB, a checkpoint every 10s")
        .contains("cost: 0.50 % of the shot (aim: at most 1 %)");
  }
}

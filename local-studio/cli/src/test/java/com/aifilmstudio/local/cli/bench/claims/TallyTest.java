package com.aifilmstudio.local.cli.bench.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally(3, 3);

  @Test
  void aTaskThatTwoWorkersHadIsADoubleClaim() {
    tally.claimed("a", 1, 1);
    tally.claimed("b", 1, 1);
    assertThat(tally.doubleClaims()).isZero();
    tally.claimed("a", 1, 1);
    tally.claimed("c", 2, 1);
    assertThat(tally.doubleClaims()).isEqualTo(2);
  }

  @Test
  void whoAsksWhenNothingIsLeftWastesNothing() {
    tally.wasted(204);
    for (int i = 0; i < 3; i++) {
      tally.claimed("task-" + i, 1, 1);
    }
    tally.wasted(204);
    assertThat(tally.wastedAttempts()).isEqualTo(1);
  }

  @Test
  void theTableNamesTheRatio() {
    for (int i = 1; i <= 100; i++) {
      tally.claimed("task-" + i, 1, i * 1_000_000L);
    }
    var run = new ClaimsBench.Run(tally, Duration.ofSeconds(2));
    var table = ClaimsTable.of(10, 100, run, Optional.of(new Pgbench.Result(80, 200)));
    assertThat(table).contains("50.0", "51.0", "100.0", "ratio 0.63 of pgbench (aim 0.50)");
    assertThat(ClaimsTable.of(10, 100, run, Optional.empty())).contains("no ratio");
  }
}

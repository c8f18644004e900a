package com.aifilmstudio.local.cli.bench.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  void theTableNamesTheRatioAndWhereTheTimeGoes() {
    for (int i = 1; i <= 100; i++) {
      tally.claimed("task-" + i, 1, i * 1_000_000L);
      tally.completed();
    }
    var run =
        new ClaimsBench.Run(
            tally, Instant.EPOCH, Instant.EPOCH.plusSeconds(2), Map.of("operator", 50L));
    var profiled = new ClaimsBench.Profiled(run, Map.of("JSON", 3, "HTTP server", 1));
    var alone = List.of(new Pgbench.Result(70, 200), new Pgbench.Result(90, 200));
    assertThat(ClaimsTable.of(10, 100, profiled, alone))
        .contains("50.0", "51.0", "100.0", "ratio 0.63 of pgbench (aim 0.50)")
        .contains("operator 0.50")
        .containsPattern("JSON +75.0 %");
    assertThat(ClaimsTable.of(10, 100, profiled, List.of())).contains("no ratio");
  }
}

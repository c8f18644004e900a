package com.aifilmstudio.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.chaos.Fault;
import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrikeTest {
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void whatWasDoneAndNotKeptIsLost() {
    var strike = strike(1000, 9, 6);

    assertThat(strike.lost(STEP)).isEqualTo(6);
  }

  @Test
  void aWorkerThatHadMoreThanItToldLosesNothing() {
    assertThat(strike(1000, 5, 6).lost(STEP)).isZero();
  }

  @Test
  void aQuantileIsAValueThatWasMeasured() {
    var strikes = IntStream.rangeClosed(1, 10).mapToObj(i -> strike(i * 1000, 1, 0)).toList();

    assertThat(quantile(strikes, 0.5)).isEqualTo(5);
    assertThat(quantile(strikes, 0.99)).isEqualTo(10);
    assertThat(quantile(List.of(), 0.5)).isZero();
  }

  @Test
  void theTableCountsDoubleOutputsAndCharges() {
    var takes = List.of(take("a", "Rendered"), take("a", "Rendered"), take("b", "Lost"));

    var with = new KillBench.Hits(List.of(strike(1500, 4, 3)), takes);
    var without = new KillBench.Hits(List.of(strike(1500, 4, 0)), List.of());

    assertThat(KillTable.of(with, without, STEP, 8))
        .containsPattern("worker killed +1 +1.50 s +1.50 s +2.0 +8.0\n")
        .contains("double outputs: 1 (aim: 0); attempts charged: 0 (aim: 0); attempts in all: 3");
  }

  private static double quantile(List<Strike> strikes, double share) {
    return Strike.quantile(strikes, strike -> Strike.seconds(strike.reclaim()), share);
  }

  private static Strike strike(long reclaimMillis, int done, int kept) {
    return new Strike(Fault.Kind.WORKER_KILLED, Duration.ofMillis(reclaimMillis), done, kept);
  }

  private static LedgerTake take(String task, String outcome) {
    return new LedgerTake(
        "film",
        task,
        1,
        true,
        "w",
        NOW,
        NOW,
        Optional.of(NOW),
        Optional.of(outcome),
        Optional.empty(),
        false,
        0,
        Map.of());
  }
}

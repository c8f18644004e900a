package com.aifilmstudio.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilmRunTest {
  private static final Instant ORDERED = Instant.parse("2026-01-01T12:00:00Z");

  private final FilmRun run =
      FilmRun.of(
          2,
          ORDERED,
          at(30),
          List.of(
              take(true, 4, 10, "Rendered", Map.of("load", 2.0)),
              take(true, 5, 8, "Lost", Map.of()),
              take(true, 6, 12, "Rendered", Map.of("load", 2.0)),
              take(true, 10, 16, "Rendered", Map.of()),
              take(true, 12, 24, "Rendered", Map.of()),
              take(false, 24, 29, "Rendered", Map.of())));

  @Test
  void renderingLastsFromTheFirstClaimToTheLastShot() {
    assertThat(run.firstShot()).isEqualTo(Duration.ofSeconds(10));
    assertThat(run.rendering()).isEqualTo(Duration.ofSeconds(20));
    assertThat(run.film()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void shotsThatFoundTheModelLoadedAreWarm() {
    assertThat(run.shots()).isEqualTo(4);
    assertThat(run.shotsPerLoad()).isEqualTo(2);
    assertThat(run.warmHits()).isEqualTo(0.5);
    assertThat(run.loss()).isEqualTo(1);
  }

  @Test
  void twiceTheWorkersInHalfTheTimeIsAnEfficiencyOfOne() {
    var one = new FilmRun(1, null, Duration.ofSeconds(40), null, 4, 1, 0);

    assertThat(run.efficiencyAgainst(one)).isEqualTo(1);
    assertThat(one.efficiencyAgainst(one)).isEqualTo(1);
  }

  private static LedgerTake take(
      boolean isShot, long from, long to, String outcome, Map<String, Double> seconds) {
    return new LedgerTake(
        "film",
        "t" + from,
        1,
        isShot,
        "w",
        ORDERED,
        at(from),
        Optional.of(at(to)),
        Optional.of(outcome),
        Optional.empty(),
        false,
        0,
        seconds);
  }

  private static Instant at(long second) {
    return ORDERED.plusSeconds(second);
  }
}

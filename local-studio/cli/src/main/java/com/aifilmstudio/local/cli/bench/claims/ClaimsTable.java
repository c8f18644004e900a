package com.aifilmstudio.local.cli.bench.claims;

import java.util.Locale;
import java.util.Optional;

/** What was measured, for a person to read. */
final class ClaimsTable {

  private static final double AIM = 0.5;
  private static final String ROW = "%-34s %10s %10s %10s %16s %8s%n";

  private ClaimsTable() {}

  /** {@code alone} is empty where there is no pgbench. */
  static String of(int workers, int shots, ClaimsBench.Run http, Optional<Pgbench.Result> alone) {
    var tally = http.tally();
    double seconds = http.took().toMillis() / 1000.0;
    double rate = tally.claims() / seconds;
    int asked = tally.claims() + tally.wastedAttempts();
    var text = new StringBuilder();
    text.append(
        "%,d shots, %d at a time for pgbench, %d processors%n"
            .formatted(shots, ClaimsBench.CONNECTIONS, Runtime.getRuntime().availableProcessors()));
    text.append(ROW.formatted("", "claims/s", "p50 ms", "p99 ms", "wasted", "double"));
    text.append(
        ROW.formatted(
            "%,d workers over HTTP".formatted(workers),
            number(rate),
            number(tally.millis(0.5)),
            number(tally.millis(0.99)),
            "%d (%s %%)"
                .formatted(tally.wastedAttempts(), number(100.0 * tally.wastedAttempts() / asked)),
            tally.doubleClaims()));
    alone.ifPresentOrElse(
        result -> {
          text.append(
              ROW.formatted(
                  "pgbench, claim and complete alone",
                  number(result.rate()),
                  number(result.averageMillis()) + " avg",
                  "",
                  "",
                  ""));
          text.append(
              "ratio %s of pgbench (aim %s)%n".formatted(two(rate / result.rate()), two(AIM)));
        },
        () -> text.append("pgbench is not installed here: no ratio%n".formatted()));
    if (!tally.refusals().isEmpty()) {
      text.append("answers other than a task: %s%n".formatted(tally.refusals()));
    }
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}

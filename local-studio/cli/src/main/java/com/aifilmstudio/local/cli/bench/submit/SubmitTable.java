package com.aifilmstudio.local.cli.bench.submit;

import com.aifilmstudio.local.cli.bench.claims.Pgbench;
import java.util.List;
import java.util.Locale;

/** What was measured, for a person to read. */
final class SubmitTable {

  private static final double AIM = 0.5;
  private static final String ROW = "%-40s %10s %10s %10s%n";

  private SubmitTable() {}

  /** {@code alone} is empty where there is no pgbench. */
  static String of(int clients, int films, SubmitBench.Run run, List<Pgbench.Result> alone) {
    var seen = run.seen();
    var text = new StringBuilder();
    text.append(
        "%,d films, %d connections to PostgreSQL each, no fsync in both, %d processors%n"
            .formatted(films, SubmitBench.CONNECTIONS, Runtime.getRuntime().availableProcessors()));
    text.append(ROW.formatted("", "films/s", "p50 ms", "p99 ms"));
    text.append(
        ROW.formatted(
            "%d clients, POST /v1/jobs".formatted(clients),
            one(seen.rate()),
            one(seen.millis(0.5)),
            one(seen.millis(0.99))));
    for (var result : alone) {
      text.append(
          ROW.formatted(
              "pgbench, the same statements",
              one(result.rate()),
              one(result.averageMillis()) + " avg",
              ""));
    }
    text.append(ratio(seen.rate(), alone));
    if (!seen.refusals().isEmpty()) {
      text.append("not accepted: %s%n".formatted(seen.refusals()));
    }
    text.append(
        "gateway: ready after %s s, %d MB idle, %d MB after the run%n"
            .formatted(one(run.startMillis() / 1000.0), run.idleMegabytes(), run.busyMegabytes()));
    return text.toString();
  }

  private static String ratio(double rate, List<Pgbench.Result> alone) {
    var pgbench = alone.stream().mapToDouble(Pgbench.Result::rate).average();
    return pgbench.isPresent()
        ? "ratio %.2f of pgbench (aim %.2f)%n".formatted(rate / pgbench.getAsDouble(), AIM)
        : "pgbench is not installed here: no ratio%n".formatted();
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

package com.aifilmstudio.local.cli.bench.latency;

import java.util.Locale;
import java.util.stream.Stream;

/** What was measured, for a person to read. */
final class LatencyTable {

  private static final double AIM = 3;
  private static final String ROW = "%-46s %8s %10s %10s%n";

  private LatencyTable() {}

  static String of(Times films, Times before, Times after) {
    var bare = new Times(Stream.concat(before.all().stream(), after.all().stream()).toList());
    return "one film at a time, %d processors%n"
            .formatted(Runtime.getRuntime().availableProcessors())
        + ROW.formatted("", "times", "p50 ms", "p99 ms")
        + row("from POST /v1/jobs to the worker's lease", films)
        + row("a row, the queue, a row (before)", before)
        + row("a row, the queue, a row (after)", after)
        + String.format(
            Locale.ROOT,
            "ratio p50 %.2f, p99 %.2f (aim at most %.0f)%n",
            films.millis(0.5) / bare.millis(0.5),
            films.millis(0.99) / bare.millis(0.99),
            AIM);
  }

  private static String row(String name, Times times) {
    return ROW.formatted(name, times.all().size(), one(times.millis(0.5)), one(times.millis(0.99)));
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

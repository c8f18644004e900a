package com.aifilmstudio.local.cli.bench.claims;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, for a person to read. */
final class ClaimsTable {

  private static final double AIM = 0.5;
  private static final String ROW = "%-34s %10s %10s %10s %16s %8s%n";

  private ClaimsTable() {}

  /** {@code alone} is empty where there is no pgbench. */
  static String of(
      int workers, int shots, ClaimsBench.Profiled profiled, List<Pgbench.Result> alone) {
    var run = profiled.run();
    var tally = run.tally();
    double rate = tally.claims() / (run.took().toMillis() / 1000.0);
    int asked = tally.claims() + tally.wastedAttempts();
    var text = new StringBuilder();
    text.append(
        "%,d shots, %d connections to PostgreSQL each, no fsync in both, %d processors%n"
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
    for (var result : alone) {
      var average = number(result.averageMillis()) + " avg";
      text.append(
          ROW.formatted("pgbench, one task at a time", number(result.rate()), average, "", "", ""));
    }
    text.append(ratio(rate, alone));
    if (!tally.refusals().isEmpty()) {
      text.append("answers other than a task: %s%n".formatted(tally.refusals()));
    }
    return text.append(cost(run)).append(profile(profiled.samples())).toString();
  }

  private static String ratio(double rate, List<Pgbench.Result> alone) {
    var pgbench = alone.stream().mapToDouble(Pgbench.Result::rate).average();
    return pgbench.isPresent()
        ? "ratio %s of pgbench (aim %s)%n".formatted(two(rate / pgbench.getAsDouble()), two(AIM))
        : "pgbench is not installed here: no ratio%n".formatted();
  }

  /** The load generator has its share of the processors too. */
  private static String cost(ClaimsBench.Run run) {
    var text = new StringBuilder("processor time, ms for each task:");
    double tasks = Math.max(1, run.tally().done());
    run.cpuMillis()
        .forEach((name, millis) -> text.append(" %s %s".formatted(name, two(millis / tasks))));
    double busy = run.cpuMillis().values().stream().mapToLong(Long::longValue).sum();
    double there = (double) run.took().toMillis() * Runtime.getRuntime().availableProcessors();
    return text.append("; together %s %% of the machine%n".formatted(number(100 * busy / there)))
        .toString();
  }

  private static String profile(Map<String, Integer> samples) {
    double all = samples.values().stream().mapToInt(Integer::intValue).sum();
    var text = new StringBuilder("the operator's own time, %.0f samples:%n".formatted(all));
    samples.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(
            it ->
                text.append(
                    "  %-32s %5s %%%n".formatted(it.getKey(), number(100 * it.getValue() / all))));
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}

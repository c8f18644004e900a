package com.aifilmstudio.local.cli.bench.jobs;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was measured, for a person to read. */
final class JobsTable {
  private static final double RATE_AIM = 3;
  private static final double WRITES_AIM = 1 / 3.0;
  private static final int MEMORY_AIM_MIB = 300;
  private static final String ROW = "%-26s %9s %9s %12s   %s%n";

  private final StringBuilder text = new StringBuilder();

  private JobsTable() {}

  static String of(JobsBench.Options options, Leg.Result films, Optional<Leg.Result> plain) {
    var table = new JobsTable();
    table.line(
        "%,d orders, %d at a time, %d workers of films, %d processors",
        options.jobs(),
        Orders.AT_ONCE,
        options.workers(),
        Runtime.getRuntime().availableProcessors());
    table.line("simulated: pods and nodes (KWOK), what workers do, the object store");
    table.text.append(
        ROW.formatted("", "ordered", "ended", "writes/job", "operator MiB, most (in the end)"));
    table.row(films);
    plain.ifPresent(table::row);
    plain.ifPresent(beside -> table.ratios(films, beside));
    table.line("memory %d MiB (aim: at most %d)", films.operator().mostMib(), MEMORY_AIM_MIB);
    table.profile(films);
    plain.ifPresent(table::profile);
    table.line(
        "%nwrites: all requests that change something (create, update, patch, delete; also status,"
            + " Events and pods) of%neverybody, less leases and the order itself, which both have"
            + " once; by the API server's audit log");
    return table.text.toString();
  }

  private void row(Leg.Result leg) {
    text.append(
        ROW.formatted(
            leg.side().name(),
            "%s/s".formatted(one(leg.jobs() / (leg.ordered().toMillis() / 1000.0))),
            "%s/s".formatted(one(leg.rate())),
            two(leg.writesOfOne()),
            leg.side() instanceof OneShotFilms
                ? "%d (%d)".formatted(leg.operator().mostMib(), leg.operator().nowMib())
                : ""));
    if (!leg.otherwise().isEmpty()) {
      line("  %d ended otherwise: %s", leg.otherwise().size(), some(leg.otherwise()));
    }
  }

  private static String some(Map<String, String> otherwise) {
    return otherwise.entrySet().stream().limit(3).toList().toString();
  }

  private void ratios(Leg.Result films, Leg.Result plain) {
    line(
        "ratio %s times the jobs a second (aim: at least %s)",
        two(films.rate() / plain.rate()), one(RATE_AIM));
    line(
        "ratio %s of the writes (aim: at most %s)",
        two(films.writesOfOne() / plain.writesOfOne()), two(WRITES_AIM));
  }

  private void profile(Leg.Result leg) {
    line("%n%s: processor time of each, in ms", leg.side().name());
    leg.processors().seconds().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(
            entry -> line("  %-26s %8.2f", entry.getKey(), 1000 * entry.getValue() / leg.jobs()));
    line("%s: writes for each", leg.side().name());
    leg.writes().entrySet().stream()
        .filter(entry -> !entry.getKey().isOrder(leg.side().resource()))
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(12)
        .forEach(
            entry -> line("  %6.2f  %s", entry.getValue() / (double) leg.jobs(), entry.getKey()));
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}

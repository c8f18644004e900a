package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a trial ended, for people. */
record ChaosReport(
    ChaosOptions options,
    Map<Fault.Kind, Integer> inflicted,
    Evidence evidence,
    List<String> findings,
    Duration settled) {
  private static final int MOST_FINDINGS = 40;

  /** The table, the findings, and how to see it all again. */
  String text() {
    var text = new StringBuilder();
    text.append("\nfaults\n");
    new TreeMap<>(inflicted).forEach((kind, count) -> row(text, kind.words(), count));
    text.append("\nfilms\n");
    counted(evidence.films().values().stream().map(Evidence.SeenFilm::phase).toList())
        .forEach((phase, count) -> row(text, phase, count));
    text.append("\nattempts\n");
    counted(evidence.takes().stream().map(ChaosReport::outcome).toList())
        .forEach((outcome, count) -> row(text, outcome, count));
    row(text, "charged", evidence.takes().stream().filter(LedgerTake::charged).count());
    text.append(
        String.format(
            Locale.ROOT, "%nsettled %.0f s after the last fault%n", settled.toMillis() / 1000.0));
    findings.stream()
        .limit(MOST_FINDINGS)
        .forEach(it -> text.append("  ! ").append(it).append('\n'));
    text.append(
        findings.isEmpty()
            ? "Everything holds: films, files, attempts, objects, database and API.\n"
            : findings.size() + " things do not hold.\n");
    text.append("again: ./studio chaos ").append(options.line()).append('\n');
    return text.toString();
  }

  private static String outcome(LedgerTake take) {
    return take.outcome().orElse("open") + take.code().map(code -> " " + code).orElse("");
  }

  private static Map<String, Long> counted(List<String> words) {
    return words.stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static void row(StringBuilder text, String name, long count) {
    text.append(String.format(Locale.ROOT, "  %-36s %6d%n", name, count));
  }
}

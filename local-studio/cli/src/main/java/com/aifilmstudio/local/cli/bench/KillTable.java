package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.bench.KillBench.Hits;
import com.aifilmstudio.local.cli.chaos.Fault;
import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What hits have cost, for people. */
final class KillTable {
  private KillTable() {}

  static String of(Hits with, Hits without, Duration step, int workers) {
    var table = new StringBuilder();
    line(
        table,
        "%d simulated workers under load, hit in the middle of shots of steps of %.1f s",
        workers,
        Strike.seconds(step));
    line(
        table,
        "%n%-20s %6s %14s %12s %12s %20s",
        "",
        "hits",
        "re-claim p50",
        "p99",
        "GPU-s lost",
        "without checkpoints");
    var withNone = byKind(without);
    byKind(with)
        .forEach(
            (kind, of) ->
                line(
                    table,
                    "%-20s %6d %12.2f s %10.2f s %12.1f %20.1f",
                    kind.words(),
                    of.size(),
                    Strike.quantile(of, strike -> Strike.seconds(strike.reclaim()), 0.5),
                    Strike.quantile(of, strike -> Strike.seconds(strike.reclaim()), 0.99),
                    Strike.mean(of, strike -> strike.lost(step)),
                    Strike.mean(withNone.getOrDefault(kind, List.of()), s -> s.lost(step))));
    var takes = Stream.concat(with.takes().stream(), without.takes().stream()).toList();
    line(
        table,
        "%ndouble outputs: %d (aim: 0); attempts charged: %d (aim: 0); attempts in all: %d",
        doubles(takes),
        takes.stream().filter(LedgerTake::charged).count(),
        takes.size());
    line(table, "GPU-s lost: the mean of a hit; re-claim: until another worker has the shot");
    return table.toString();
  }

  private static Map<Fault.Kind, List<Strike>> byKind(Hits hits) {
    return hits.strikes().stream()
        .collect(Collectors.groupingBy(Strike::kind, TreeMap::new, Collectors.toList()));
  }

  private static long doubles(Collection<LedgerTake> takes) {
    return takes.stream()
        .filter(take -> take.outcome().equals(Optional.of("Rendered")))
        .collect(Collectors.groupingBy(LedgerTake::task, Collectors.counting()))
        .values()
        .stream()
        .filter(results -> results > 1)
        .count();
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}

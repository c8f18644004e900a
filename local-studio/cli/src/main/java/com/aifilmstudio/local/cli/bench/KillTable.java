package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What hits have cost, for people. */
final class KillTable {
  private KillTable() {}

  static String of(List<Strike> strikes, Duration step, int workers, Collection<LedgerTake> takes) {
    var table = new StringBuilder();
    line(
        table,
        "%d simulated workers under load, hit in the middle of shots of steps of %.1f s",
        workers,
        Strike.seconds(step));
    line(
        table,
        "%n%-20s %5s %12s %12s %14s %14s",
        "",
        "hits",
        "re-claim p50",
        "p99",
        "GPU-s lost",
        "if none kept");
    var byKind =
        strikes.stream()
            .collect(Collectors.groupingBy(Strike::kind, TreeMap::new, Collectors.toList()));
    byKind.forEach(
        (kind, of) ->
            line(
                table,
                "%-20s %5d %10.2f s %10.2f s %14.1f %14.1f",
                kind.words(),
                of.size(),
                Strike.quantile(of, strike -> Strike.seconds(strike.reclaim()), 0.5),
                Strike.quantile(of, strike -> Strike.seconds(strike.reclaim()), 0.99),
                Strike.mean(of, strike -> strike.lost(step)),
                Strike.mean(of, strike -> strike.lostWithoutCheckpoints(step))));
    line(
        table,
        "%ndouble outputs: %d (aim: 0); attempts charged: %d (aim: 0); attempts in all: %d",
        doubles(takes),
        takes.stream().filter(LedgerTake::charged).count(),
        takes.size());
    line(table, "GPU-s lost: a mean for each hit; the last column, if no checkpoint were kept");
    return table.toString();
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

package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.bench.ShotTimes.Shot;
import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Where the time of one film went on so many workers: what grows with their number is what does not
 * scale. Pure.
 *
 * @param arrival from the first shot of the first worker to that of the last
 */
record FilmProfile(int workers, Duration arrival, ShotTimes times) {
  private static final List<String> STAGES = List.of("denoise", "decode", "encode", "upload");

  static FilmProfile of(int workers, List<LedgerTake> takes) {
    var begins =
        takes.stream()
            .filter(LedgerTake::isShot)
            .collect(
                Collectors.groupingBy(
                    LedgerTake::worker,
                    Collectors.mapping(
                        LedgerTake::startedAt, Collectors.minBy(Comparator.naturalOrder()))))
            .values()
            .stream()
            .map(begin -> begin.orElse(Instant.MAX))
            .sorted()
            .toList();
    return new FilmProfile(
        workers, Duration.between(begins.getFirst(), begins.getLast()), ShotTimes.of(takes));
  }

  /** A row for each run, for people. */
  static String table(List<FilmProfile> profiles) {
    var table = new StringBuilder("\nwhere it went: medians of warm shots, in seconds\n");
    table.append(
        String.format(
            Locale.ROOT,
            "%8s %8s %8s %8s %8s %8s %8s %8s %8s %8s%n",
            "workers",
            "arrival",
            "load",
            "queue",
            "denoise",
            "decode",
            "encode",
            "upload",
            "rest",
            "shot"));
    profiles.forEach(profile -> table.append(profile.row()));
    return table
        .append("arrival: from the first worker's first shot to the last worker's;")
        .append(" queue: a worker is free and has no shot yet\n")
        .toString();
  }

  private String row() {
    var row = new StringBuilder(String.format(Locale.ROOT, "%8d", workers));
    cell(row, FilmRun.seconds(arrival));
    cell(row, times.load());
    cell(row, Shot::queued);
    STAGES.forEach(stage -> cell(row, shot -> shot.take().stage(stage)));
    cell(row, Shot::rest);
    cell(row, Shot::wall);
    return row.append('\n').toString();
  }

  private void cell(StringBuilder row, ToDoubleFunction<Shot> of) {
    cell(row, times.warmMedian(of));
  }

  private static void cell(StringBuilder row, double seconds) {
    row.append(String.format(Locale.ROOT, " %8.2f", seconds));
  }
}

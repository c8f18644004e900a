package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One film on so many workers, from what dispatch wrote down. Pure.
 *
 * @param firstShot from the order to the first finished shot
 * @param rendering from the first claim of a shot to the end of the last
 * @param film from the order to its end
 * @param loads how often a worker loaded the model for it
 * @param loss attempts that came to nothing
 */
record FilmRun(
    int workers,
    Duration firstShot,
    Duration rendering,
    Duration film,
    int shots,
    long loads,
    long loss) {

  static FilmRun of(int workers, Instant ordered, Instant ended, List<LedgerTake> takes) {
    var shots = takes.stream().filter(LedgerTake::isShot).toList();
    var finished =
        shots.stream().filter(take -> take.outcome().equals(Optional.of("Rendered"))).toList();
    var ends = finished.stream().map(take -> take.endedAt().orElseThrow()).sorted().toList();
    var begin = shots.stream().map(LedgerTake::startedAt).min(Comparator.naturalOrder());
    return new FilmRun(
        workers,
        Duration.between(ordered, ends.getFirst()),
        Duration.between(begin.orElseThrow(), ends.getLast()),
        Duration.between(ordered, ended),
        finished.size(),
        takes.stream().filter(take -> take.stage("load") > 0).count(),
        shots.size() - finished.size());
  }

  /** 1 when twice the workers need half the time. */
  double efficiencyAgainst(FilmRun one) {
    return seconds(one.rendering) * one.workers / (seconds(rendering) * workers);
  }

  double shotsPerLoad() {
    return (double) shots / Math.max(1, loads);
  }

  /** Share of the shots that found the model loaded. */
  double warmHits() {
    return 1 - (double) loads / shots;
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

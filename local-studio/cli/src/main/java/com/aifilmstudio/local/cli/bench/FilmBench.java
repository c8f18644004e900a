package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.farm.FarmFilm;
import com.aifilmstudio.local.cli.farm.SimulatedPool;
import com.aifilmstudio.local.cli.studio.StudioSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One long film on ever more simulated workers: what is gained by each doubling. */
public final class FilmBench {
  private static final List<Integer> WORKERS = List.of(1, 2, 4, 8);
  private static final Duration LOAD = Duration.ofSeconds(2);
  private static final Duration WITHIN = Duration.ofMinutes(20);

  private final Checkout checkout;
  private final int shots;
  private final Duration step;
  private final InstantSource clock = InstantSource.system();

  /** {@code step} is the time of one of the ten steps of a shot. */
  public FilmBench(Checkout checkout, int shots, Duration step) {
    this.checkout = checkout;
    this.shots = shots;
    this.step = step;
  }

  /** A table with a row for each number of workers. */
  public String run() {
    var runs = new ArrayList<FilmRun>();
    var profiles = new ArrayList<FilmProfile>();
    try (var farm = Farm.start(checkout, home -> settings())) {
      for (int workers : WORKERS) {
        farm.repool(SimulatedPool.upTo(0, LOAD, step)); // Each run begins without a worker.
        farm.repool(SimulatedPool.upTo(workers, LOAD, step));
        film(farm, workers, runs, profiles);
        System.err.print(table(runs)); // So much is known should a later run fail.
      }
    }
    return table(runs) + FilmProfile.table(profiles);
  }

  private StudioSettings settings() {
    return new StudioSettings(
        WORKERS.getLast(), Optional.empty(), Map.of(), Map.of(), SimulatedPool.upTo(0, LOAD, step));
  }

  private void film(Farm farm, int workers, List<FilmRun> runs, List<FilmProfile> profiles) {
    var name = "workers-" + workers;
    var ordered = clock.instant();
    farm.order(FarmFilm.of(name, shots, workers));
    farm.awaitEnd(List.of(name), WITHIN);
    var takes = farm.ledger().takes().stream().filter(take -> take.film().equals(name)).toList();
    runs.add(FilmRun.of(workers, ordered, clock.instant(), takes));
    profiles.add(FilmProfile.of(workers, takes));
  }

  private String table(List<FilmRun> runs) {
    var table = new StringBuilder();
    line(
        table,
        "a film of %d shots of %.1f s, simulated workers that load for %.1f s, from no worker on",
        shots,
        10 * FilmRun.seconds(step),
        FilmRun.seconds(LOAD));
    line(
        table,
        "%n%8s %12s %12s %10s %11s %11s %9s %6s",
        "workers",
        "first shot",
        "rendering",
        "film",
        "efficiency",
        "shots/load",
        "warm",
        "lost");
    for (var run : runs) {
      line(
          table,
          "%8d %10.1f s %10.1f s %8.1f s %11.2f %11.1f %7.1f %% %6d",
          run.workers(),
          FilmRun.seconds(run.firstShot()),
          FilmRun.seconds(run.rendering()),
          FilmRun.seconds(run.film()),
          run.efficiencyAgainst(runs.getFirst()),
          run.shotsPerLoad(),
          100 * run.warmHits(),
          run.loss());
    }
    line(table, "%nefficiency: 1 when n workers render the shots in an nth of one worker's time");
    return table.toString();
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}

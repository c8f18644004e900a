package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.bench.ShotTimes.Shot;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Every stage of a warm shot in a studio, from its queue to its report, as a table for people. */
final class ShotTable {
  private ShotTable() {}

  static String of(ShotTimes times) {
    var table = new StringBuilder();
    line(
        table,
        "through a studio, one worker: medians over %d warm shots of a film, in seconds",
        times.warm().count());
    line(table, "%n  %-10s %8s %9s", "stage", "wall", "of shot");
    row(table, times, "queue", Shot::queued);
    line(table, "  %-10s %8.3f   once for each worker", "load", times.load());
    for (var stage : ShotTimes.MEASURED) {
      row(table, times, stage, shot -> shot.take().stage(stage));
    }
    row(table, times, "rest", Shot::rest);
    row(table, times, "shot", Shot::wall);
    line(
        table,
        "  %-10s %8.3f   once for each film: fetch %.3f, join %.3f, upload %.3f",
        "assemble",
        times.cutWall(),
        times.cutMedian("fetch"),
        times.cutMedian("assemble"),
        times.cutMedian("upload"));
    line(
        table,
        "%noutside denoise and decode: %.1f %% of a warm shot (aim: at most 10 %%)",
        100 * times.warmMedian(Shot::outsideModel));
    line(
        table,
        "queue: a shot waits though its worker is free; rest: reports to dispatch and files");
    return table.toString();
  }

  private static void row(
      StringBuilder table, ShotTimes times, String name, ToDoubleFunction<Shot> of) {
    line(
        table,
        "  %-10s %8.3f %7.1f %%",
        name,
        times.warmMedian(of),
        100 * times.warmMedian(of) / times.warmMedian(Shot::wall));
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}

package com.aifilmstudio.renderpod.bench;

import java.util.Locale;

/** The measurements as a table for people. */
final class BenchReport {

  private BenchReport() {}

  static String of(Measurements measured) {
    var bundle = measured.bundle();
    var table = new StringBuilder();
    line(
        table,
        "%s %s, %d frames of %dx%d, %d steps of %s; %s, %d threads",
        bundle.name(),
        bundle.version(),
        bundle.video().longestClip(),
        bundle.video().width(),
        bundle.video().height(),
        bundle.scheduler().steps(),
        bundle.scheduler().sampler(),
        measured.numericClass(),
        measured.threads());
    line(
        table, "the engine alone: medians over %d warm shots, in seconds", measured.shots().size());
    line(table, "%n  %-10s %8s %8s %9s", "stage", "wall", "cpu", "of shot");
    line(
        table, "  %-10s %8.3f %8.3f   once", "load", measured.load().wall(), measured.load().cpu());
    var shot = new Cost(0, 0);
    for (var stage : ShotBench.STAGES) {
      shot = shot.plus(measured.stage(stage));
    }
    for (var stage : ShotBench.STAGES) {
      row(table, stage, measured.stage(stage), shot);
    }
    row(table, "shot", shot, shot);
    var model = measured.stage("denoise").plus(measured.stage("decode"));
    line(
        table,
        "%noutside denoise and decode: %.1f %% of a warm shot (aim: at most 10 %%)",
        100 * (1 - model.wall() / shot.wall()));
    table.append(reference(measured));
    return table.toString();
  }

  private static String reference(Measurements measured) {
    if (measured.references().isEmpty()) {
      return "against plain PyTorch: skipped, it is not to be had here (%s)%n"
          .formatted(measured.referenceAbout());
    }
    var ours = Cost.median(measured.models());
    var theirs = Cost.median(measured.references());
    var ratio = measured.ratio();
    return String.format(
        Locale.ROOT,
        """
        denoise + decode: %.3f s (cpu %.3f); %s: %.3f s (cpu %.3f)
        ratio to plain PyTorch: %.3f by the clock, %.3f of processor time (aim: at most 1.0)
        """,
        ours.wall(),
        ours.cpu(),
        measured.referenceAbout(),
        theirs.wall(),
        theirs.cpu(),
        ratio.wall(),
        ratio.cpu());
  }

  private static void row(StringBuilder table, String name, Cost cost, Cost whole) {
    line(
        table,
        "  %-10s %8.3f %8.3f %7.1f %%",
        name,
        cost.wall(),
        cost.cpu(),
        100 * cost.wall() / whole.wall());
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}

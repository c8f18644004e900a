package com.aifilmstudio.renderpod.bench;

import com.aifilmstudio.renderpod.bench.CheckpointBench.Shot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The measurements as a table for people. */
final class CheckpointTable {

  private static final double AIM = 0.01;
  private static final double MEGABYTE = 1e6;

  private final int seconds;
  private final long latentBytes;
  private final Duration every;
  private final List<Shot> without = new ArrayList<>();
  private final List<Shot> with = new ArrayList<>();

  CheckpointTable(int seconds, long latentBytes, Duration every) {
    this.seconds = seconds;
    this.latentBytes = latentBytes;
    this.every = every;
  }

  void add(Shot plain, Shot kept) {
    without.add(plain);
    with.add(kept);
  }

  /** How much longer a shot takes, as a share of it: the middle of all rounds. */
  double cost() {
    var costs = new ArrayList<Double>();
    for (int round = 0; round < with.size(); round++) {
      costs.add(with.get(round).denoise() / without.get(round).denoise() - 1);
    }
    costs.sort(null);
    return (costs.get((costs.size() - 1) / 2) + costs.get(costs.size() / 2)) / 2;
  }

  @Override
  public String toString() {
    var table = new StringBuilder();
    line(
        table,
        "a shot of %d steps of 1 s, latents of %.1f MB, a checkpoint every %s",
        seconds,
        latentBytes / MEGABYTE,
        every.toString().substring(2).toLowerCase(Locale.ROOT));
    line(table, "%n  %-20s %10s %8s %12s %9s", "", "denoise s", "cpu s", "checkpoints", "MB sent");
    without.forEach(shot -> row(table, "without", shot));
    with.forEach(shot -> row(table, "with", shot));
    line(table, "%ncost: %.2f %% of the shot (aim: at most %.0f %%)", 100 * cost(), 100 * AIM);
    line(table, "(cpu is of the whole process: worker, and the store that it sends to)");
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Shot shot) {
    line(
        table,
        "  %-20s %10.3f %8.2f %12d %9.1f",
        name,
        shot.denoise(),
        shot.cpu(),
        shot.checkpoints(),
        shot.bytes() / MEGABYTE);
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}

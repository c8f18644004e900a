package com.aifilmstudio.local.cli.bench.latency;

import java.time.Duration;
import java.util.List;

/** Times of the same thing, once and again. Pure. */
record Times(List<Duration> all) {

  Times {
    all = all.stream().sorted().toList();
  }

  /** So many of them are no longer: 0.5 half of them. */
  double millis(double quantile) {
    int at = (int) Math.ceil(quantile * all.size()) - 1;
    return all.isEmpty() ? 0 : all.get(Math.max(0, at)).toNanos() / 1e6;
  }
}

package com.aifilmstudio.renderpod.worker;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Where the time of a task went, by stage. */
final class StageSeconds {

  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private final Map<String, Double> seconds = new TreeMap<>();

  StageSeconds(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void add(String stage, Duration time) {
    seconds.merge(stage, time.toNanos() / NANOS, Double::sum);
  }

  <T> T timing(String stage, Callable<T> work) throws Exception {
    long start = nanoTime.getAsLong();
    try {
      return work.call();
    } finally {
      add(stage, Duration.ofNanos(nanoTime.getAsLong() - start));
    }
  }

  /** By stage, and the GPU's seconds beside them. */
  Map<String, Double> with(GpuMeter gpu) {
    var all = new TreeMap<>(seconds);
    all.put("gpuSeconds", gpu.seconds());
    return all;
  }

  /** For the log. */
  @Override
  public String toString() {
    return seconds.entrySet().stream()
        .map(stage -> "%s=%.3fs".formatted(stage.getKey(), stage.getValue()))
        .collect(Collectors.joining(" "));
  }
}

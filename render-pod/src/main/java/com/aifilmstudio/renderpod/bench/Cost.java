package com.aifilmstudio.renderpod.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What something took: seconds by the clock, and seconds of processor time of its whole process.
 * The second hardly changes when others use the machine at the same time; the first is what one
 * waits for.
 */
record Cost(double wall, double cpu) {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Something that may fail. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws Exception;
  }

  /** A result, and what it took. */
  record Of<T>(T result, Cost cost) {}

  static <T> Of<T> of(Work<T> work) throws Exception {
    var clock = Clock.start();
    var result = work.run();
    return new Of<>(result, clock.read());
  }

  /** Runs from its start on. */
  record Clock(long wallNanos, long cpuNanos) {
    static Clock start() {
      return new Clock(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    Cost read() {
      return new Cost(
          (System.nanoTime() - wallNanos) / 1e9, (SYSTEM.getProcessCpuTime() - cpuNanos) / 1e9);
    }
  }

  Cost plus(Cost other) {
    return new Cost(wall + other.wall, cpu + other.cpu);
  }

  /** The middle one of each of the two numbers. */
  static Cost median(Collection<Cost> costs) {
    return new Cost(median(costs, Cost::wall), median(costs, Cost::cpu));
  }

  private static double median(Collection<Cost> costs, ToDoubleFunction<Cost> of) {
    var sorted = costs.stream().mapToDouble(of).sorted().toArray();
    return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
        .average()
        .orElseThrow();
  }
}

package com.aifilmstudio.core.forecast;

import java.util.Collection;

/** Numbers in ascending order, of which one is picked by luck. */
record Measured(double[] sorted) {

  /** So few say nothing of how much they differ. */
  private static final int ENOUGH = 3;

  static Measured of(Collection<Double> numbers) {
    return new Measured(numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  boolean isEnough() {
    return sorted.length >= ENOUGH;
  }

  double at(double luck) {
    return sorted[(int) Math.min(sorted.length - 1, luck * sorted.length)];
  }
}

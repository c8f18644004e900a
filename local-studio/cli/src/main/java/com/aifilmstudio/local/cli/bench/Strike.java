package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.chaos.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * A worker that was hit in the middle of a shot, and what it cost.
 *
 * @param reclaim until another worker had the shot
 * @param doneSteps that the shot had when its worker was hit
 * @param keptSteps of them that the other worker did not have to do again
 */
record Strike(Fault.Kind kind, Duration reclaim, int doneSteps, int keptSteps) {

  /** GPU-seconds that were done for nothing. */
  double lost(Duration step) {
    return Math.max(0, doneSteps - keptSteps) * seconds(step);
  }

  /** The value that this share of them does not exceed. */
  static double quantile(Collection<Strike> strikes, ToDoubleFunction<Strike> of, double share) {
    var sorted = strikes.stream().mapToDouble(of).sorted().toArray();
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? 0 : sorted[Math.max(0, index)];
  }

  static double mean(Collection<Strike> strikes, ToDoubleFunction<Strike> of) {
    return Arrays.stream(strikes.stream().mapToDouble(of).toArray()).average().orElse(0);
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

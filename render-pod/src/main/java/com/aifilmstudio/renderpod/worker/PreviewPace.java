package com.aifilmstudio.renderpod.worker;

import java.time.Duration;

/**
 * When a picture of a running shot may be made: every few steps, and never so often that pictures
 * take more than a small share of the time in which steps could be made.
 *
 * @param everySteps 0: never
 * @param share of the time, at most
 */
record PreviewPace(int everySteps, double share) {

  private static final Duration LEAST = Duration.ofSeconds(1); // more often nobody takes them

  /**
   * @param steps since the last one
   * @param cost of the last one, nothing if there was none
   * @param since how long ago the last one was made
   */
  boolean due(int steps, Duration cost, Duration since) {
    return everySteps > 0
        && steps >= everySteps
        && since.compareTo(LEAST) >= 0
        && cost.toNanos() <= share * since.toNanos();
  }
}

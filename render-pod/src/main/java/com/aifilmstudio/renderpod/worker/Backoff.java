package com.aifilmstudio.renderpod.worker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double up to a cap, shortened at random by up to half: after an outage a thousand
 * workers must not all come back in the same instant.
 */
record Backoff(Duration first, Duration cap, RandomGenerator random) {

  /** The wait after that many failures in a row, counted from 1. */
  Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, 20);
    long full = Math.min(doubled, cap.toMillis());
    return Duration.ofMillis(full - (long) (random.nextDouble() * full / 2));
  }
}

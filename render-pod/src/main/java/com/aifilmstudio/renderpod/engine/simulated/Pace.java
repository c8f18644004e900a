package com.aifilmstudio.renderpod.engine.simulated;

import java.time.Duration;

/** How long the simulated engine pretends to load, and to take one step. */
public record Pace(Duration load, Duration step) {

  /** No waiting at all. */
  public static final Pace INSTANT = new Pace(Duration.ZERO, Duration.ZERO);

  public Pace {
    if (load.isNegative() || step.isNegative()) {
      throw new IllegalArgumentException("a pace cannot be negative: " + load + ", " + step);
    }
  }
}

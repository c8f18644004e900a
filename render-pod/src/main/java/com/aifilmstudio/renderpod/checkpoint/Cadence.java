package com.aifilmstudio.renderpod.checkpoint;

import java.time.Duration;
import java.time.Instant;

/**
 * When it is time for another checkpoint: so much denoising is what a lost worker costs at most.
 *
 * @param every nothing: after each step
 */
public record Cadence(Duration every) {

  /** {@code last}: when the last one was begun, or the work on the shot. */
  public boolean due(Instant last, Instant now) {
    return !last.plus(every).isAfter(now);
  }
}

package com.aifilmstudio.core.films;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be expected of a film that is not over.
 *
 * @param position among the films of its pool that no worker is at, from 1: the next to begin
 * @param start when a worker will begin it; absent once one has
 * @param finish when it will be cut
 */
public record Outlook(
    Optional<Integer> position, Optional<Between> start, Optional<Between> finish) {

  /** Nothing can be said: it is over, paused, or nobody is there to render it. */
  public static final Outlook NONE =
      new Outlook(Optional.empty(), Optional.empty(), Optional.empty());

  /** As likely before {@code p50} as after; nine times in ten by {@code p90}. */
  public record Between(Instant p50, Instant p90) {}
}

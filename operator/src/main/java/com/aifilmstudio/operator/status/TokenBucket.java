package com.aifilmstudio.operator.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** So many a second, steadily filled; what is not used is saved up, up to the bucket's size. */
final class TokenBucket {
  private final InstantSource clock;
  private final Duration perToken;
  private final int size;
  private Instant full = Instant.MIN;

  TokenBucket(InstantSource clock, int perSecond, int size) {
    this.clock = clock;
    this.perToken = Duration.ofSeconds(1).dividedBy(perSecond);
    this.size = size;
  }

  /** Takes a token; zero means that there was one, else how long to wait and ask again. */
  synchronized Duration take() {
    // The bucket is full at `full`; each token taken moves that time on by one token.
    var now = clock.instant();
    var start = full.isBefore(now) ? now : full;
    var after = start.plus(perToken);
    var overdrawn = Duration.between(now.plus(perToken.multipliedBy(size)), after);
    if (overdrawn.isPositive()) {
      return overdrawn;
    }
    full = after;
    return Duration.ZERO;
  }
}

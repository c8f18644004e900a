package com.aifilmstudio.gateway.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What the gateway can do without, such as a cache: after a failure it is not asked for a while.
 * Whoever looks at a film must not wait for one that does not answer, time and again.
 */
public final class MayBeAway {

  private static final Logger LOG = Logger.getLogger(MayBeAway.class);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

  private final String what;
  private final InstantSource clock;
  private volatile Instant awayUntil = Instant.EPOCH;

  /** {@code what}: for the log. */
  public MayBeAway(String what, InstantSource clock) {
    this.what = what;
    this.clock = clock;
  }

  /** The answer; empty if there is none, or nobody answers. */
  public <T> Optional<T> ask(Supplier<T> question) {
    if (clock.instant().isBefore(awayUntil)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(question.get());
    } catch (RuntimeException e) {
      LOG.debugf("no %s: %s", what, e.getMessage());
      awayUntil = clock.instant().plus(AFTER_A_FAILURE);
      return Optional.empty();
    }
  }
}

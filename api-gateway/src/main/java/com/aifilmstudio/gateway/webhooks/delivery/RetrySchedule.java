package com.aifilmstudio.gateway.webhooks.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When something that did not arrive is tried again: soon at first, then over three days. */
final class RetrySchedule {

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** Part of a wait by which it may be longer. */
  private static final double JITTER = 0.2;

  private RetrySchedule() {}

  /**
   * How long to wait after so many tries; empty: no more.
   *
   * @param chance from 0 to 1: whoever failed together does not come back together
   */
  static Optional<Duration> after(int tries, double chance) {
    if (tries > WAITS.size()) {
      return Optional.empty();
    }
    var wait = WAITS.get(tries - 1);
    return Optional.of(wait.plusMillis((long) (wait.toMillis() * JITTER * chance)));
  }
}

package com.aifilmstudio.store.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with telling one endpoint of one event.
 *
 * @param number in the order in which deliveries were written
 * @param attempts however often it was asked for
 * @param nextAt while it is pending
 */
public record Delivery(
    DeliveryKey key,
    long number,
    Message message,
    State state,
    int attempts,
    Optional<Instant> nextAt,
    Optional<Instant> endedAt,
    Optional<Attempt.Outcome> lastOutcome,
    Optional<Integer> lastStatus) {

  /** Pending until it has arrived or is given up. */
  public enum State {
    Pending,
    Delivered,
    Failed
  }
}

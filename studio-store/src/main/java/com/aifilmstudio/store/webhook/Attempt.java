package com.aifilmstudio.store.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request to an endpoint, and what came of it.
 *
 * @param status of the answer, if there was one
 */
public record Attempt(
    int number, Instant at, Duration took, Outcome outcome, Optional<Integer> status) {

  /** What can come of it. */
  public enum Outcome {
    /** A 2xx answer. */
    Delivered,
    /** An answer that is neither success nor redirect. */
    Rejected,
    /** Redirects are not followed. */
    Redirected,
    /** 410: it wants nothing more. */
    Gone,
    /** Its name has no address. */
    Unresolved,
    /** It has an address to which nothing is sent. */
    Forbidden,
    /** No connection, or it broke. */
    Unreachable,
    /** Its certificate does not convince. */
    Untrusted,
    /** No answer in time. */
    TimedOut
  }
}

package com.aifilmstudio.gateway.webhooks.delivery;

import com.aifilmstudio.store.webhook.Attempt.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of a request.
 *
 * @param retryAfter how long the endpoint asks us to wait
 */
record Reply(Outcome outcome, Optional<Integer> status, Optional<Duration> retryAfter) {

  private static final int GONE = 410;

  /** No answer. */
  static Reply none(Outcome outcome) {
    return new Reply(outcome, Optional.empty(), Optional.empty());
  }

  static Reply answered(int status, String retryAfter) {
    return new Reply(outcome(status), Optional.of(status), seconds(retryAfter));
  }

  private static Outcome outcome(int status) {
    if (status == GONE) {
      return Outcome.Gone;
    }
    return switch (status / 100) {
      case 2 -> Outcome.Delivered;
      case 3 -> Outcome.Redirected;
      default -> Outcome.Rejected;
    };
  }

  /** A date, which is allowed as well, is left to the schedule. */
  private static Optional<Duration> seconds(String text) {
    return Optional.ofNullable(text)
        .filter(it -> it.matches("\\d{1,6}"))
        .map(it -> Duration.ofSeconds(Long.parseLong(it)));
  }
}

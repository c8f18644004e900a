package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.store.webhook.Attempt;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One request to an endpoint. */
@Schema(name = "WebhookAttempt")
public record AttemptView(
    int number,
    Instant at,
    long millis,
    @Schema(description = "What came of it.") String outcome,
    @Schema(description = "Of the answer, if there was one.") Optional<Integer> responseStatus) {

  static AttemptView of(Attempt attempt) {
    return new AttemptView(
        attempt.number(),
        attempt.at(),
        attempt.took().toMillis(),
        word(attempt.outcome()),
        attempt.status());
  }

  static String word(Attempt.Outcome outcome) {
    return switch (outcome) {
      case Delivered -> "delivered";
      case Rejected -> "rejected";
      case Redirected -> "redirected";
      case Gone -> "gone";
      case Unresolved -> "unresolved";
      case Forbidden -> "forbidden";
      case Unreachable -> "unreachable";
      case Untrusted -> "untrusted";
      case TimedOut -> "timed_out";
    };
  }
}

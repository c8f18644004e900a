package com.aifilmstudio.gateway.webhooks.delivery;

import com.aifilmstudio.store.webhook.Attempt.Outcome;
import com.aifilmstudio.store.webhook.Disabled;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows from a reply. */
sealed interface Verdict {

  /** It has arrived. */
  record Arrived() implements Verdict {}

  /** It is tried again then. */
  record Again(Instant at) implements Verdict {}

  /** It was tried for days. */
  record GivenUp() implements Verdict {}

  /** Its endpoint wants nothing more. */
  record Unwanted() implements Verdict {}

  /** An endpoint may slow us down, but not put us off for ever. */
  Duration LONGEST_WISH = Duration.ofHours(1);

  static Verdict on(Reply reply, int tries, double chance, Instant now) {
    return switch (reply.outcome()) {
      case Delivered -> new Arrived();
      case Gone -> new Unwanted();
      default ->
          RetrySchedule.after(tries, chance)
              .<Verdict>map(wait -> new Again(now.plus(longer(wait, reply.retryAfter()))))
              .orElseGet(GivenUp::new);
    };
  }

  private static Duration longer(Duration wait, Optional<Duration> wish) {
    var heard = wish.map(it -> it.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : it).orElse(wait);
    return heard.compareTo(wait) > 0 ? heard : wait;
  }

  /** When it is tried again; empty: not by itself. */
  default Optional<Instant> next() {
    return this instanceof Again again ? Optional.of(again.at()) : Optional.empty();
  }

  /**
   * Whether its endpoint is told nothing more, and why.
   *
   * @param failingSince since when nothing has arrived there
   */
  static Optional<Disabled.Reason> ends(
      Outcome outcome, Optional<Instant> failingSince, Duration patience, Instant now) {
    if (outcome == Outcome.Gone) {
      return Optional.of(Disabled.Reason.Gone);
    }
    return failingSince
        .filter(since -> outcome != Outcome.Delivered && !now.isBefore(since.plus(patience)))
        .map(since -> Disabled.Reason.Failing);
  }
}

package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.money.HoldRule;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.JobRow.Ending;
import com.aifilmstudio.store.job.JobRow.Unfunded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A film whose account had too few credits left for it, and so has stopped. Pure. */
final class Credits {

  private Credits() {}

  /** It goes on, or is over: if it waits neither is to be done. */
  static Optional<Step> step(RenderJobObservation seen) {
    return seen.row()
        .flatMap(JobRow::unfunded)
        .flatMap(
            unfunded -> {
              if (unfunded.suffices()) {
                return Optional.of(new Step.Fund());
              }
              return seen.now().isBefore(end(unfunded))
                  ? Optional.empty()
                  : Optional.of(new Step.End(ending(seen, unfunded)));
            });
  }

  /** When it is over if nothing comes. */
  static Optional<Duration> next(RenderJobObservation seen) {
    return seen.row()
        .flatMap(JobRow::unfunded)
        .map(unfunded -> Duration.between(seen.now(), end(unfunded)));
  }

  static String message(JobRow row, Unfunded unfunded) {
    return "%s. It goes on when there are; at %s it is canceled, and what was rendered stays paid."
        .formatted(needs(row, unfunded), end(unfunded));
  }

  private static Ending ending(RenderJobObservation seen, Unfunded unfunded) {
    var message =
        "%s, for a day. %d of %d shots are done and are reused by a new order of the film."
            .formatted(
                needs(seen.row().orElseThrow(), unfunded),
                seen.work().succeeded(),
                seen.work().shots());
    return new Ending(Phase.Canceled.name(), FailureCode.JOB_CREDIT_EXHAUSTED.code(), message);
  }

  private static String needs(JobRow row, Unfunded unfunded) {
    return "The film needs %s more credits, and its account %s has %s"
        .formatted(unfunded.needs(), row.account(), unfunded.available());
  }

  private static Instant end(Unfunded unfunded) {
    return unfunded.since().plus(HoldRule.PATIENCE);
  }
}

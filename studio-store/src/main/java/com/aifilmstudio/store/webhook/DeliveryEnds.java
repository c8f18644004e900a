package com.aifilmstudio.store.webhook;

import static com.aifilmstudio.store.schema.Tables.WEBHOOK_ATTEMPT;
import static com.aifilmstudio.store.schema.Tables.WEBHOOK_DELIVERY;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Writes down what came of telling. */
public final class DeliveryEnds {

  private DeliveryEnds() {}

  /**
   * Of an attempt.
   *
   * @param next when it is tried again; empty: it has arrived, or is given up
   */
  public static void note(
      DSLContext tx, DeliveryKey key, Attempt attempt, Optional<Instant> next, Instant now) {
    boolean known =
        tx.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.LAST_OUTCOME, attempt.outcome().name())
                .set(WEBHOOK_DELIVERY.LAST_STATUS, attempt.status().orElse(null))
                .where(Deliveries.is(key))
                .execute()
            == 1;
    if (known) { // its endpoint may have been deleted meanwhile
      log(tx, key, attempt);
      next.ifPresentOrElse(at -> later(tx, key, attempt, at), () -> end(tx, key, attempt, now));
    }
  }

  private static void log(DSLContext tx, DeliveryKey key, Attempt attempt) {
    tx.insertInto(WEBHOOK_ATTEMPT)
        .set(WEBHOOK_ATTEMPT.ENDPOINT_ID, key.endpoint().value())
        .set(WEBHOOK_ATTEMPT.DELIVERY_ID, key.id())
        .set(WEBHOOK_ATTEMPT.NUMBER, attempt.number())
        .set(WEBHOOK_ATTEMPT.AT, attempt.at())
        .set(WEBHOOK_ATTEMPT.TOOK_MILLIS, (int) attempt.took().toMillis())
        .set(WEBHOOK_ATTEMPT.OUTCOME, attempt.outcome().name())
        .set(WEBHOOK_ATTEMPT.STATUS, attempt.status().orElse(null))
        .execute();
  }

  /** Unless somebody else is at it by now, because it was asked for again or took too long. */
  private static void later(DSLContext tx, DeliveryKey key, Attempt attempt, Instant at) {
    tx.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.NEXT_AT, at)
        .where(
            Deliveries.is(key),
            WEBHOOK_DELIVERY.STATE.eq(Delivery.State.Pending.name()),
            WEBHOOK_DELIVERY.TRIES.gt(0),
            WEBHOOK_DELIVERY.ATTEMPTS.eq(attempt.number()))
        .execute();
  }

  private static void end(DSLContext tx, DeliveryKey key, Attempt attempt, Instant now) {
    var state =
        attempt.outcome() == Attempt.Outcome.Delivered
            ? Delivery.State.Delivered
            : Delivery.State.Failed;
    tx.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.STATE, state.name())
        .set(WEBHOOK_DELIVERY.ENDED_AT, now)
        .where(
            Deliveries.is(key),
            WEBHOOK_DELIVERY.TRIES.gt(0),
            WEBHOOK_DELIVERY.ATTEMPTS.eq(attempt.number()))
        .execute();
  }
}

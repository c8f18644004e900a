package com.aifilmstudio.store.webhook;

import static com.aifilmstudio.store.schema.Tables.WEBHOOK_DELIVERY;
import static com.aifilmstudio.store.schema.Tables.WEBHOOK_ENDPOINT;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Whether endpoints can be reached, and what is told no more. */
public final class EndpointHealth {

  private EndpointHealth() {}

  /**
   * Before anything that is under way to it is changed: endpoint first, deliveries after, as
   * whoever disables or deletes one does it.
   */
  public static void lock(DSLContext tx, EndpointId id) {
    tx.selectOne()
        .from(WEBHOOK_ENDPOINT)
        .where(WEBHOOK_ENDPOINT.ID.eq(id.value()))
        .forNoKeyUpdate()
        .fetch();
  }

  /** Something arrived. Mostly it did before as well, and then nothing is written. */
  public static void arrived(DSLContext tx, EndpointId id) {
    tx.update(WEBHOOK_ENDPOINT)
        .setNull(WEBHOOK_ENDPOINT.FAILING_SINCE)
        .where(WEBHOOK_ENDPOINT.ID.eq(id.value()), WEBHOOK_ENDPOINT.FAILING_SINCE.isNotNull())
        .execute();
  }

  /** Something did not arrive; since when nothing has. */
  public static Optional<Instant> failed(DSLContext tx, EndpointId id, Instant now) {
    tx.update(WEBHOOK_ENDPOINT)
        .set(WEBHOOK_ENDPOINT.FAILING_SINCE, now)
        .where(WEBHOOK_ENDPOINT.ID.eq(id.value()), WEBHOOK_ENDPOINT.FAILING_SINCE.isNull())
        .execute();
    return tx.select(WEBHOOK_ENDPOINT.FAILING_SINCE)
        .from(WEBHOOK_ENDPOINT)
        .where(WEBHOOK_ENDPOINT.ID.eq(id.value()))
        .fetchOptional(WEBHOOK_ENDPOINT.FAILING_SINCE);
  }

  /**
   * Ends an endpoint that is not ended yet, and gives up what it was still to be told.
   *
   * @return the endpoint, if it was this call that did it
   */
  public static Optional<Endpoint> disable(
      DSLContext tx, EndpointId id, Disabled.Reason reason, Instant now) {
    var ended =
        tx.update(WEBHOOK_ENDPOINT)
            .set(WEBHOOK_ENDPOINT.DISABLED_AT, now)
            .set(WEBHOOK_ENDPOINT.DISABLED_REASON, reason.name())
            .where(WEBHOOK_ENDPOINT.ID.eq(id.value()), WEBHOOK_ENDPOINT.DISABLED_AT.isNull())
            .returning()
            .fetchOptional(Endpoints::read);
    ended.ifPresent(it -> giveUp(tx, id, now));
    return ended;
  }

  /** What happens from now on is told again. */
  public static void enable(DSLContext tx, EndpointId id) {
    tx.update(WEBHOOK_ENDPOINT)
        .setNull(WEBHOOK_ENDPOINT.DISABLED_AT)
        .setNull(WEBHOOK_ENDPOINT.DISABLED_REASON)
        .setNull(WEBHOOK_ENDPOINT.FAILING_SINCE)
        .where(WEBHOOK_ENDPOINT.ID.eq(id.value()))
        .execute();
  }

  /** All that waits for this endpoint. */
  public static void giveUp(DSLContext tx, EndpointId id, Instant now) {
    tx.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.STATE, Delivery.State.Failed.name())
        .set(WEBHOOK_DELIVERY.ENDED_AT, now)
        .where(
            WEBHOOK_DELIVERY.ENDPOINT_ID.eq(id.value()),
            WEBHOOK_DELIVERY.STATE.eq(Delivery.State.Pending.name()))
        .execute();
  }
}

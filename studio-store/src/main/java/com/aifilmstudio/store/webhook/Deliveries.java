package com.aifilmstudio.store.webhook;

import static com.aifilmstudio.store.schema.Tables.WEBHOOK_ATTEMPT;
import static com.aifilmstudio.store.schema.Tables.WEBHOOK_DELIVERY;

import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.schema.tables.records.WebhookDeliveryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The log of what was told, and what is told besides events of films. */
public final class Deliveries {

  private Deliveries() {}

  /** The newest first, from before a number. */
  public static List<Delivery> of(
      DSLContext sql, EndpointId endpoint, Optional<Delivery.State> state, long before, int most) {
    return sql.selectFrom(WEBHOOK_DELIVERY)
        .where(
            WEBHOOK_DELIVERY.ENDPOINT_ID.eq(endpoint.value()),
            WEBHOOK_DELIVERY.NUMBER.lt(before),
            state.map(it -> WEBHOOK_DELIVERY.STATE.eq(it.name())).orElseGet(DSL::noCondition))
        .orderBy(WEBHOOK_DELIVERY.NUMBER.desc())
        .limit(most)
        .fetch(Deliveries::read);
  }

  public static Optional<Delivery> find(DSLContext sql, DeliveryKey key) {
    return sql.selectFrom(WEBHOOK_DELIVERY).where(is(key)).fetchOptional(Deliveries::read);
  }

  /** The first one first. */
  public static List<Attempt> attempts(DSLContext sql, DeliveryKey key) {
    return sql.selectFrom(WEBHOOK_ATTEMPT)
        .where(
            WEBHOOK_ATTEMPT.ENDPOINT_ID.eq(key.endpoint().value()),
            WEBHOOK_ATTEMPT.DELIVERY_ID.eq(key.id()))
        .orderBy(WEBHOOK_ATTEMPT.NUMBER)
        .fetch(
            row ->
                new Attempt(
                    row.getNumber(),
                    row.getAt(),
                    Duration.ofMillis(row.getTookMillis()),
                    Attempt.Outcome.valueOf(row.getOutcome()),
                    Optional.ofNullable(row.getStatus())));
  }

  /** Has something told that is no event of a film, once for each id. */
  public static void add(DSLContext tx, EndpointId endpoint, Message message) {
    tx.insertInto(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.ENDPOINT_ID, endpoint.value())
        .set(WEBHOOK_DELIVERY.ID, message.id())
        .set(WEBHOOK_DELIVERY.TYPE, message.type())
        .set(WEBHOOK_DELIVERY.JOB_ID, message.job().orElse(null))
        .set(WEBHOOK_DELIVERY.SEQ, message.seq().orElse(null))
        .set(WEBHOOK_DELIVERY.AT, message.at())
        .set(WEBHOOK_DELIVERY.DATA, message.data())
        .set(WEBHOOK_DELIVERY.NEXT_AT, message.at())
        .onConflictDoNothing()
        .execute();
    Hint.WEBHOOK.send(tx, "");
  }

  /** Tells it from the beginning, whatever became of it before. */
  public static void again(DSLContext tx, DeliveryKey key, Instant now) {
    tx.update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.STATE, Delivery.State.Pending.name())
        .set(WEBHOOK_DELIVERY.TRIES, 0)
        .set(WEBHOOK_DELIVERY.NEXT_AT, now)
        .setNull(WEBHOOK_DELIVERY.ENDED_AT)
        .where(is(key))
        .execute();
    Hint.WEBHOOK.send(tx, "");
  }

  static Condition is(DeliveryKey key) {
    return WEBHOOK_DELIVERY
        .ENDPOINT_ID
        .eq(key.endpoint().value())
        .and(WEBHOOK_DELIVERY.ID.eq(key.id()));
  }

  static Delivery read(WebhookDeliveryRecord row) {
    var state = Delivery.State.valueOf(row.getState());
    return new Delivery(
        new DeliveryKey(new EndpointId(row.getEndpointId()), row.getId()),
        row.getNumber(),
        message(row),
        state,
        row.getAttempts(),
        state == Delivery.State.Pending ? Optional.of(row.getNextAt()) : Optional.empty(),
        Optional.ofNullable(row.getEndedAt()),
        Optional.ofNullable(row.getLastOutcome()).map(Attempt.Outcome::valueOf),
        Optional.ofNullable(row.getLastStatus()));
  }

  static Message message(WebhookDeliveryRecord row) {
    return new Message(
        row.getId(),
        row.getType(),
        Optional.ofNullable(row.getJobId()),
        Optional.ofNullable(row.getSeq()),
        row.getAt(),
        row.getData());
  }
}

package com.aifilmstudio.store.webhook;

import static com.aifilmstudio.store.schema.Tables.WEBHOOK_DELIVERY;
import static com.aifilmstudio.store.schema.Tables.WEBHOOK_ENDPOINT;

import com.aifilmstudio.store.schema.tables.records.WebhookDeliveryRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Hands out what is due, each to one gateway at a time. */
public final class DeliveryClaims {

  private DeliveryClaims() {}

  /** Where it goes, and what signs it: one secret, or two while one replaces the other. */
  public record Target(String url, List<SigningSecret> secrets) {
    public Target {
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * Something to tell now.
   *
   * @param attempt its number, of all that were ever made
   * @param tries how many of them since it was asked for, this one included
   */
  public record Claimed(DeliveryKey key, Message message, Target target, int attempt, int tries) {}

  /**
   * Takes what is due for an endpoint. Until {@code back} nobody else does; should the gateway die,
   * it is due again then. Rows that another gateway is just taking are left to it.
   */
  public static List<Claimed> take(
      DSLContext tx, EndpointId endpoint, int most, Instant now, Instant back) {
    return target(tx, endpoint, now)
        .map(target -> take(tx, endpoint, target, most, now, back))
        .orElse(List.of());
  }

  private static List<Claimed> take(
      DSLContext tx, EndpointId endpoint, Target target, int most, Instant now, Instant back) {
    var due = due(tx, endpoint, most, now);
    if (due.isEmpty()) {
      return List.of();
    }
    return tx
        .update(WEBHOOK_DELIVERY)
        .set(WEBHOOK_DELIVERY.NEXT_AT, back)
        .set(WEBHOOK_DELIVERY.TRIES, WEBHOOK_DELIVERY.TRIES.plus(1))
        .set(WEBHOOK_DELIVERY.ATTEMPTS, WEBHOOK_DELIVERY.ATTEMPTS.plus(1))
        .where(WEBHOOK_DELIVERY.ENDPOINT_ID.eq(endpoint.value()), WEBHOOK_DELIVERY.ID.in(due))
        .returning()
        .fetch()
        .stream()
        .sorted(Comparator.comparing(WebhookDeliveryRecord::getNumber))
        .map(
            row ->
                new Claimed(
                    new DeliveryKey(endpoint, row.getId()),
                    Deliveries.message(row),
                    target,
                    row.getAttempts(),
                    row.getTries()))
        .toList();
  }

  /** Apart from the update: as a part of it, it could be run again and lock more than it gives. */
  private static List<String> due(DSLContext tx, EndpointId endpoint, int most, Instant now) {
    return tx.select(WEBHOOK_DELIVERY.ID)
        .from(WEBHOOK_DELIVERY)
        .where(
            WEBHOOK_DELIVERY.ENDPOINT_ID.eq(endpoint.value()),
            // Spelled out, or the index of pending ones could not be used.
            WEBHOOK_DELIVERY.STATE.eq(DSL.inline(Delivery.State.Pending.name())),
            WEBHOOK_DELIVERY.NEXT_AT.le(now))
        .orderBy(WEBHOOK_DELIVERY.NEXT_AT, WEBHOOK_DELIVERY.NUMBER)
        .limit(most)
        .forUpdate()
        .skipLocked()
        .fetch(WEBHOOK_DELIVERY.ID);
  }

  private static Optional<Target> target(DSLContext sql, EndpointId endpoint, Instant now) {
    return sql.selectFrom(WEBHOOK_ENDPOINT)
        .where(WEBHOOK_ENDPOINT.ID.eq(endpoint.value()), WEBHOOK_ENDPOINT.DISABLED_AT.isNull())
        .fetchOptional(
            row ->
                new Target(
                    row.getUrl(),
                    Stream.of(
                            Optional.of(row.getSecret()),
                            Optional.ofNullable(row.getPreviousSecret())
                                .filter(it -> now.isBefore(row.getPreviousUntil())))
                        .flatMap(Optional::stream)
                        .map(SigningSecret::new)
                        .toList()));
  }
}

package com.aifilmstudio.store.webhook;

import static com.aifilmstudio.store.schema.Tables.WEBHOOK_DELIVERY;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * How much is still to be told.
 *
 * @param due of them, at once
 * @param oldest since when the first of those is due
 */
public record WaitingDeliveries(int pending, int due, Optional<Instant> oldest) {

  public static WaitingDeliveries at(DSLContext sql, Instant now) {
    var isDue = WEBHOOK_DELIVERY.NEXT_AT.le(now);
    return sql.select(
            DSL.count(),
            DSL.count().filterWhere(isDue),
            DSL.min(WEBHOOK_DELIVERY.NEXT_AT).filterWhere(isDue))
        .from(WEBHOOK_DELIVERY)
        .where(WEBHOOK_DELIVERY.STATE.eq(DSL.inline(Delivery.State.Pending.name())))
        .fetchSingle(
            row ->
                new WaitingDeliveries(
                    row.value1(), row.value2(), Optional.ofNullable(row.value3())));
  }
}

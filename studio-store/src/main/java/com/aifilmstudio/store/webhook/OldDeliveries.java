package com.aifilmstudio.store.webhook;

import static com.aifilmstudio.store.schema.Tables.WEBHOOK_DELIVERY;

import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deliveries that ended long ago: they go, with their attempts. */
public final class OldDeliveries {

  private OldDeliveries() {}

  /**
   * Forgets the oldest ones.
   *
   * @return how many
   */
  public static int forget(DSLContext sql, Instant endedBefore, int most) {
    return sql.deleteFrom(WEBHOOK_DELIVERY)
        .where(
            DSL.row(WEBHOOK_DELIVERY.ENDPOINT_ID, WEBHOOK_DELIVERY.ID)
                .in(
                    DSL.select(WEBHOOK_DELIVERY.ENDPOINT_ID, WEBHOOK_DELIVERY.ID)
                        .from(WEBHOOK_DELIVERY)
                        .where(WEBHOOK_DELIVERY.ENDED_AT.lt(endedBefore))
                        .orderBy(WEBHOOK_DELIVERY.ENDED_AT)
                        .limit(most)))
        .execute();
  }
}

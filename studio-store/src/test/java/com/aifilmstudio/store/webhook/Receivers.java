package com.aifilmstudio.store.webhook;

import static com.aifilmstudio.store.schema.Tables.WEBHOOK_DELIVERY;

import com.aifilmstudio.store.testkit.StudioDatabase;
import com.aifilmstudio.store.webhook.DeliveryClaims.Claimed;
import java.time.Duration;
import java.util.List;

/** Endpoints of a test, and what is told to them. */
record Receivers(StudioDatabase studio) {

  static final String OWNER = "ns:studio";
  static final Duration BACK = Duration.ofMinutes(1);

  Endpoint add(String account, String... types) {
    return Endpoints.add(
        studio.sql(),
        account,
        "somebody",
        new EndpointTerms("https://example.com/hook", "", List.of(types)),
        SigningSecret.create(),
        studio.clock().instant());
  }

  /** Ids of all that was, or is to be, told to it, in their order. */
  List<String> told(Endpoint endpoint) {
    return studio
        .sql()
        .select(WEBHOOK_DELIVERY.ID)
        .from(WEBHOOK_DELIVERY)
        .where(WEBHOOK_DELIVERY.ENDPOINT_ID.eq(endpoint.id().value()))
        .orderBy(WEBHOOK_DELIVERY.NUMBER)
        .fetch(WEBHOOK_DELIVERY.ID);
  }

  List<Claimed> claim(Endpoint endpoint, int most) {
    var now = studio.clock().instant();
    return studio
        .database()
        .inTransaction(tx -> DeliveryClaims.take(tx, endpoint.id(), most, now, now.plus(BACK)));
  }
}

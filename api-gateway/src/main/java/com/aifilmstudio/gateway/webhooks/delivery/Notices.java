package com.aifilmstudio.gateway.webhooks.delivery;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.gateway.webhooks.EventTypes;
import com.aifilmstudio.store.audit.Act;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.webhook.Deliveries;
import com.aifilmstudio.store.webhook.Endpoint;
import com.aifilmstudio.store.webhook.Endpoints;
import com.aifilmstudio.store.webhook.Message;
import com.github.f4b6a3.ulid.UlidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jooq.DSLContext;

/** Says it where the studio itself has ended an endpoint. */
@Singleton
class Notices {

  private static final Logger LOG = Logger.getLogger(Notices.class);
  private static final int MOST = 1000;

  private final MeterRegistry meters;

  Notices(MeterRegistry meters) {
    this.meters = meters;
  }

  /** To the account's other endpoints that want to know, in the audit, and in the log. */
  void disabled(DSLContext tx, Endpoint endpoint, Instant now) {
    var reason = endpoint.disabled().orElseThrow().reason().name().toLowerCase(Locale.ROOT);
    var notice = notice(endpoint, reason, now);
    Endpoints.of(tx, endpoint.account(), MOST).stream()
        .filter(other -> other.disabled().isEmpty())
        .filter(other -> other.eventTypes().contains(EventTypes.DISABLED))
        .forEach(other -> Deliveries.add(tx, other.id(), notice));
    var id = endpoint.id().value();
    Audit.add(
        tx,
        new Act(endpoint.account(), "studio", EventTypes.DISABLED, id, Map.of("reason", reason)),
        now);
    meters.counter("studio_webhook_endpoints_disabled", "reason", reason).increment();
    LOG.infof("endpoint disabled endpoint=%s reason=%s", id, reason);
  }

  private static Message notice(Endpoint endpoint, String reason, Instant now) {
    return new Message(
        "evt_" + UlidCreator.getMonotonicUlid(),
        EventTypes.DISABLED,
        Optional.empty(),
        Optional.empty(),
        now,
        Json.write(Map.of("endpoint_id", endpoint.id().value(), "reason", reason)));
  }
}

package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.webhook.Deliveries;
import com.aifilmstudio.store.webhook.Delivery;
import com.aifilmstudio.store.webhook.DeliveryKey;
import com.aifilmstudio.store.webhook.Endpoint;
import com.aifilmstudio.store.webhook.EndpointHealth;
import com.aifilmstudio.store.webhook.Message;
import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Shows what endpoints were told, and tells it again. */
@Singleton
class DeliveryDesk {

  private final Database database;
  private final EndpointDesk endpoints;
  private final InstantSource clock;

  DeliveryDesk(Database database, EndpointDesk endpoints, InstantSource clock) {
    this.database = database;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /** One page; {@code nextAfter} is absent on the last one. */
  @Schema(name = "WebhookDeliveryPage")
  public record Page(List<DeliveryView> data, Optional<String> nextAfter) {}

  Page list(String endpoint, Optional<Delivery.State> state, long before, int limit) {
    var id = endpoints.find(endpoint).id();
    var found = Deliveries.of(database.sql(), id, state, before, limit + 1);
    var shown = found.subList(0, Math.min(limit, found.size()));
    return new Page(
        shown.stream().map(DeliveryView::of).toList(),
        found.size() > limit
            ? Optional.of(Long.toString(shown.getLast().number()))
            : Optional.empty());
  }

  DeliveryView read(String endpoint, String delivery) {
    return view(key(endpoints.find(endpoint), delivery));
  }

  private static DeliveryKey key(Endpoint endpoint, String delivery) {
    return DeliveryKey.parse(endpoint.id(), delivery).orElseThrow(() -> missing(delivery));
  }

  private static ProblemException missing(String delivery) {
    return ProblemException.notFound("delivery " + delivery);
  }

  private DeliveryView view(DeliveryKey key) {
    var found = Deliveries.find(database.sql(), key).orElseThrow(() -> missing(key.id()));
    return DeliveryView.of(found, Deliveries.attempts(database.sql(), key));
  }

  DeliveryView replay(String endpoint, String delivery) {
    var found = enabled(endpoint);
    var key = key(found, delivery);
    view(key);
    database.run(
        tx -> {
          EndpointHealth.lock(tx, found.id());
          Deliveries.again(tx, key, clock.instant());
        });
    return view(key);
  }

  DeliveryView test(String endpoint) {
    var found = enabled(endpoint);
    var message =
        new Message(
            "evt_" + UlidCreator.getMonotonicUlid(),
            EventTypes.TEST,
            Optional.empty(),
            Optional.empty(),
            clock.instant(),
            "{}");
    database.run(tx -> Deliveries.add(tx, found.id(), message));
    return view(new DeliveryKey(found.id(), message.id()));
  }

  private Endpoint enabled(String id) {
    var endpoint = endpoints.find(id);
    if (endpoint.disabled().isPresent()) {
      throw ProblemException.plain(
          ProblemType.STATE_CONFLICT, "The endpoint is disabled: enable it first.");
    }
    return endpoint;
  }
}

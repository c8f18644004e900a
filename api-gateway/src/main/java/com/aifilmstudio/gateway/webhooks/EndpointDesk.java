package com.aifilmstudio.gateway.webhooks;

import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.audit.Act;
import com.aifilmstudio.store.audit.Audit;
import com.aifilmstudio.store.webhook.Disabled;
import com.aifilmstudio.store.webhook.Endpoint;
import com.aifilmstudio.store.webhook.EndpointHealth;
import com.aifilmstudio.store.webhook.EndpointId;
import com.aifilmstudio.store.webhook.Endpoints;
import com.aifilmstudio.store.webhook.SigningSecret;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Makes, changes and removes endpoints, each time with its entry in the audit. */
@Singleton
class EndpointDesk {

  private final Database database;
  private final Callers callers;
  private final WebhooksConfig config;
  private final EndpointFaults faults;
  private final InstantSource clock;

  EndpointDesk(
      Database database,
      Callers callers,
      WebhooksConfig config,
      EndpointFaults faults,
      InstantSource clock) {
    this.database = database;
    this.callers = callers;
    this.config = config;
    this.faults = faults;
    this.clock = clock;
  }

  EndpointView make(EndpointOrder order) {
    var caller = callers.current();
    faults.refuse(Optional.of(order.url()), order.eventTypes());
    var secret = SigningSecret.create();
    var now = clock.instant();
    var made =
        database.inTransaction(
            tx -> {
              if (Endpoints.count(tx, caller.account()) >= config.endpoints()) {
                throw new ProblemException(
                    new Problem.QuotaExceeded(
                        config.endpoints(), "webhook endpoints of an account", Optional.empty()));
              }
              var endpoint =
                  Endpoints.add(tx, caller.account(), caller.subject(), order.terms(), secret, now);
              audit(tx, caller, "webhook_endpoint.created", endpoint.id(), now);
              return endpoint;
            });
    return EndpointView.of(made, Optional.of(secret.text()), now);
  }

  List<EndpointView> list() {
    var now = clock.instant();
    var account = callers.current().account();
    // Those that were made before the limit was lowered are shown too.
    return Endpoints.of(database.sql(), account, 10 * config.endpoints()).stream()
        .map(endpoint -> EndpointView.of(endpoint, now))
        .toList();
  }

  EndpointView read(String id) {
    return EndpointView.of(find(id), clock.instant());
  }

  /** One of the caller's. */
  Endpoint find(String id) {
    return EndpointId.parse(id)
        .flatMap(it -> Endpoints.find(database.sql(), callers.current().account(), it))
        .orElseThrow(() -> missing(id));
  }

  EndpointView change(String id, EndpointChange change) {
    var caller = callers.current();
    find(id);
    faults.refuse(change.url(), change.eventTypes());
    var now = clock.instant();
    return database.inTransaction(
        tx -> {
          var endpoint = lock(tx, caller, id);
          Endpoints.change(tx, endpoint.id(), change.terms(endpoint));
          change
              .enabled()
              .filter(enabled -> enabled != endpoint.disabled().isEmpty())
              .ifPresent(enabled -> turn(tx, endpoint.id(), enabled, now));
          var changed = lock(tx, caller, id);
          audit(tx, caller, "webhook_endpoint.changed", endpoint.id(), now);
          return EndpointView.of(changed, now);
        });
  }

  private static void turn(DSLContext tx, EndpointId id, boolean enabled, Instant now) {
    if (enabled) {
      EndpointHealth.enable(tx, id);
    } else {
      EndpointHealth.disable(tx, id, Disabled.Reason.Owner, now);
    }
  }

  EndpointView rotate(String id) {
    var caller = callers.current();
    var secret = SigningSecret.create();
    var now = clock.instant();
    return database.inTransaction(
        tx -> {
          var endpoint = lock(tx, caller, id);
          Endpoints.rotate(tx, endpoint.id(), secret, now.plus(config.rotation()));
          var rotated = lock(tx, caller, id);
          audit(tx, caller, "webhook_endpoint.secret_rotated", endpoint.id(), now);
          return EndpointView.of(rotated, Optional.of(secret.text()), now);
        });
  }

  void delete(String id) {
    var caller = callers.current();
    database.run(
        tx -> {
          var endpoint = lock(tx, caller, id);
          Endpoints.delete(tx, endpoint.id());
          audit(tx, caller, "webhook_endpoint.deleted", endpoint.id(), clock.instant());
        });
  }

  private static Endpoint lock(DSLContext tx, Caller caller, String id) {
    return EndpointId.parse(id)
        .flatMap(it -> Endpoints.lock(tx, caller.account(), it))
        .orElseThrow(() -> missing(id));
  }

  private static ProblemException missing(String id) {
    return ProblemException.notFound("webhook endpoint " + id);
  }

  private static void audit(DSLContext tx, Caller caller, String what, EndpointId id, Instant now) {
    Audit.add(tx, new Act(caller.account(), caller.subject(), what, id.value(), Map.of()), now);
  }
}

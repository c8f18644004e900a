package com.aifilmstudio.gateway.webhooks.delivery;

import com.aifilmstudio.gateway.webhooks.WebhooksConfig;
import com.aifilmstudio.gateway.webhooks.signing.SignedMessage;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.webhook.Attempt;
import com.aifilmstudio.store.webhook.DeliveryClaims.Claimed;
import com.aifilmstudio.store.webhook.DeliveryEnds;
import com.aifilmstudio.store.webhook.EndpointHealth;
import com.aifilmstudio.store.webhook.EndpointId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;

/** Carries one message to its endpoint, once, and writes down what came of it. */
@Singleton
class Courier {

  /** Connections to the database that are taken from the callers of the gateway, at most. */
  private final Semaphore books = new Semaphore(4);

  private final Database database;
  private final Sender sender;
  private final Notices notices;
  private final WebhooksConfig config;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Courier(
      Database database,
      Sender sender,
      Notices notices,
      WebhooksConfig config,
      InstantSource clock,
      MeterRegistry meters) {
    this.database = database;
    this.sender = sender;
    this.notices = notices;
    this.config = config;
    this.clock = clock;
    this.meters = meters;
  }

  void carry(Claimed claimed) throws InterruptedException {
    var begun = clock.instant();
    var message = SignedMessage.of(claimed.message(), claimed.target().secrets(), begun);
    var reply = sender.send(claimed.target().url(), message);
    var ended = clock.instant();
    var took = Duration.between(begun, ended);
    count(reply, took);
    var attempt = new Attempt(claimed.attempt(), begun, took, reply.outcome(), reply.status());
    var chance = RandomGenerator.getDefault().nextDouble();
    var verdict = Verdict.on(reply, claimed.tries(), chance, ended);
    books.acquire();
    try {
      database.run(tx -> note(tx, claimed, attempt, verdict, ended));
    } finally {
      books.release();
    }
  }

  private void count(Reply reply, Duration took) {
    meters.timer("studio_webhook_attempt", "outcome", reply.outcome().name()).record(took);
  }

  private void note(DSLContext tx, Claimed claimed, Attempt attempt, Verdict verdict, Instant now) {
    var endpoint = claimed.key().endpoint();
    EndpointHealth.lock(tx, endpoint);
    DeliveryEnds.note(tx, claimed.key(), attempt, verdict.next(), now);
    var failingSince = health(tx, endpoint, verdict, now);
    Verdict.ends(attempt.outcome(), failingSince, config.disableAfter(), now)
        .flatMap(reason -> EndpointHealth.disable(tx, endpoint, reason, now))
        .ifPresent(ended -> notices.disabled(tx, ended, now));
  }

  private static Optional<Instant> health(
      DSLContext tx, EndpointId endpoint, Verdict verdict, Instant now) {
    if (verdict instanceof Verdict.Arrived) {
      EndpointHealth.arrived(tx, endpoint);
      return Optional.empty();
    }
    return EndpointHealth.failed(tx, endpoint, now);
  }
}

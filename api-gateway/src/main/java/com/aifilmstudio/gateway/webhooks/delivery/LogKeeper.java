package com.aifilmstudio.gateway.webhooks.delivery;

import com.aifilmstudio.gateway.webhooks.WebhooksConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.webhook.OldDeliveries;
import com.aifilmstudio.store.webhook.WaitingDeliveries;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Forgets what was told long ago, and measures what is still to be told. */
@Singleton
class LogKeeper {

  private static final Logger LOG = Logger.getLogger(LogKeeper.class);
  private static final int AT_ONCE = 500;

  private final Database database;
  private final WebhooksConfig config;
  private final InstantSource clock;
  private final AtomicReference<WaitingDeliveries> waiting =
      new AtomicReference<>(new WaitingDeliveries(0, 0, Optional.empty()));

  LogKeeper(Database database, WebhooksConfig config, InstantSource clock, MeterRegistry meters) {
    this.database = database;
    this.config = config;
    this.clock = clock;
    meters.gauge("studio_webhook_pending", waiting, it -> it.get().pending());
    meters.gauge("studio_webhook_due", waiting, it -> it.get().due());
    meters.gauge("studio_webhook_oldest_due_seconds", this, LogKeeper::oldest);
  }

  private double oldest() {
    return waiting
        .get()
        .oldest()
        .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
        .orElse(0.0);
  }

  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void measure() {
    try {
      waiting.set(WaitingDeliveries.at(database.sql(), clock.instant()));
    } catch (DataAccessException e) {
      LOG.debugf("not measured while the database is away: %s", e.getMessage());
    }
  }

  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    try {
      var before = clock.instant().minus(config.keep());
      while (OldDeliveries.forget(database.sql(), before, AT_ONCE) == AT_ONCE) {
        LOG.debug("forgetting more deliveries");
      }
    } catch (DataAccessException e) {
      LOG.debugf("deliveries are forgotten later: %s", e.getMessage());
    }
  }
}

package com.aifilmstudio.gateway.relay;

import com.aifilmstudio.gateway.start.GatewayConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.idempotency.Answers;
import com.aifilmstudio.store.intent.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Tells again what nobody has heard of, forgets old answers, and measures what is left to tell. */
@Singleton
class Reminder {

  private static final Logger LOG = Logger.getLogger(Reminder.class);
  private static final int AT_ONCE = 500;

  private final Database database;
  private final GatewayConfig config;
  private final InstantSource clock;
  private final AtomicReference<Double> age = new AtomicReference<>(0.0);

  Reminder(Database database, GatewayConfig config, InstantSource clock, MeterRegistry meters) {
    this.database = database;
    this.config = config;
    this.clock = clock;
    meters.gauge("studio_outbox_age_seconds", age, AtomicReference::get);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void measure() {
    try {
      var now = clock.instant();
      age.set(
          Outbox.oldest(database.sql())
              .map(oldest -> Duration.between(oldest, now).toMillis() / 1000.0)
              .orElse(0.0));
    } catch (DataAccessException e) {
      LOG.debugf("not measured while the database is away: %s", e.getMessage());
    }
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void repeat() {
    try {
      var now = clock.instant();
      var before = now.minus(config.queue().repeatAfter());
      int films = database.inTransaction(tx -> Outbox.repeat(tx, before, now, AT_ONCE));
      if (films > 0) {
        LOG.infof("told again what was not heard films=%d", films);
      }
    } catch (DataAccessException e) {
      LOG.debugf("not repeated while the database is away: %s", e.getMessage());
    }
  }

  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void forget() {
    try {
      var before = clock.instant().minus(config.idempotency().keep());
      while (Answers.forget(database.sql(), before, AT_ONCE) == AT_ONCE) {
        LOG.debug("forgetting more answers");
      }
    } catch (DataAccessException e) {
      LOG.debugf("answers are forgotten later: %s", e.getMessage());
    }
  }
}

package com.aifilmstudio.gateway.webhooks.delivery;

import com.aifilmstudio.gateway.webhooks.WebhooksConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.Hints;
import com.aifilmstudio.store.webhook.DeliveryClaims;
import com.aifilmstudio.store.webhook.DeliveryClaims.Claimed;
import com.aifilmstudio.store.webhook.DueEndpoints;
import com.aifilmstudio.store.webhook.DueEndpoints.Due;
import com.aifilmstudio.store.webhook.EndpointHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Sends couriers out as soon as something is due and its endpoint has room. */
@Singleton
class Dispatcher implements Hints.Listener {

  private static final Logger LOG = Logger.getLogger(Dispatcher.class);
  private static final Duration LOOK_UP = Duration.ofSeconds(1);

  /** On top of the longest time that sending takes; then somebody else may try. */
  private static final Duration SPARE = Duration.ofSeconds(30);

  private final Database database;
  private final Courier courier;
  private final WebhooksConfig config;
  private final InstantSource clock;
  private final Flights flights;
  private final Semaphore news = new Semaphore(0);
  private final ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean ends;
  private Thread thread;

  Dispatcher(
      Database database,
      Hints hints,
      Courier courier,
      WebhooksConfig config,
      InstantSource clock,
      MeterRegistry meters) {
    this.database = database;
    this.courier = courier;
    this.config = config;
    this.clock = clock;
    this.flights = new Flights(config.atOncePerEndpoint(), config.atOnce());
    meters.gauge("studio_webhook_under_way", flights, Flights::all);
    hints.add(this);
  }

  void start(@Observes StartupEvent event) {
    if (config.deliver()) {
      thread = Thread.ofVirtual().name("webhooks").start(this::untilTheEnd);
    }
  }

  /** Who is under way then is soon tried again: it may have arrived, and is known by its id. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    ends = true;
    news.release();
    if (thread != null) {
      thread.join(LOOK_UP.multipliedBy(3));
    }
    couriers.shutdownNow();
  }

  private void untilTheEnd() {
    while (!ends) {
      try {
        sendOut();
      } catch (DataAccessException e) {
        LOG.debugf("nobody is told while the database is away: %s", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("telling goes on after", e);
      }
      await();
    }
  }

  private void await() {
    try {
      news.tryAcquire(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
      news.drainPermits();
    } catch (InterruptedException e) {
      ends = true;
    }
  }

  private void sendOut() {
    for (var due : DueEndpoints.at(database.sql(), clock.instant())) {
      if (due.enabled()) {
        sendOut(due);
      } else {
        // An event that was being written when its endpoint ended.
        database.run(tx -> EndpointHealth.giveUp(tx, due.id(), clock.instant()));
      }
    }
  }

  private void sendOut(Due due) {
    int room = flights.room(due);
    if (room == 0) {
      return;
    }
    var now = clock.instant();
    var back = now.plus(Sender.longest(config)).plus(SPARE);
    database
        .inTransaction(tx -> DeliveryClaims.take(tx, due.id(), room, now, back))
        .forEach(this::send);
  }

  private void send(Claimed claimed) {
    flights.begin(claimed.key().endpoint());
    couriers.execute(
        () -> {
          try {
            courier.carry(claimed);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            LOG.warnf(
                "told again later, what came of it is not known delivery=%s: %s",
                claimed.key().id(), e);
          } finally {
            flights.end(claimed.key().endpoint());
            news.release(); // there may be more for it
          }
        });
  }

  @Override
  public void hint(Hint hint, String payload) {
    if (hint == Hint.WEBHOOK) {
      news.release();
    }
  }

  @Override
  public void missed() {
    news.release();
  }
}

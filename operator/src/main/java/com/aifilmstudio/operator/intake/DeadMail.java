package com.aifilmstudio.operator.intake;

import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.letter.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Brings what the queue itself gave up to where people look for it, and counts what waits for them.
 * A film whose message never arrived fails then, and has what it held again.
 */
@Singleton
class DeadMail {

  private static final Logger LOG = Logger.getLogger(DeadMail.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

  private final StudioConfig.Intake config;
  private final IntakeDesk desk;
  private final Database database;
  private final AtomicInteger waiting = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);

  DeadMail(StudioConfig config, IntakeDesk desk, Database database, MeterRegistry meters) {
    this.config = config.intake();
    this.desk = desk;
    this.database = database;
    meters.gauge("studio_dead_letters", waiting);
  }

  void start(@Observes StartupEvent event) {
    config
        .intents()
        .map(intents -> config.dead().map(Object::toString).orElse(intents + "-dead"))
        .ifPresent(dead -> Thread.ofVirtual().name("dead mail").start(() -> untilTheEnd(dead)));
  }

  void stop(@Observes ShutdownEvent event) {
    end.countDown();
  }

  private void untilTheEnd(String address) {
    try (var queue = new SqsIntentsIn(config, address)) {
      while (!ended(look(queue) ? LOOK_AGAIN : TRY_AGAIN)) {
        LOG.trace("another look at dead messages");
      }
    }
  }

  /** Whether all went well. */
  private boolean look(IntentsIn queue) {
    try {
      waiting.set(DeadLetters.count(database.sql()));
      for (var message : queue.receive()) {
        LOG.warnf("given up by the queue: %s", message.text());
        desk.givenUp(message.text());
        queue.done(message); // after it: rather twice than never
      }
      return true;
    } catch (DataAccessException | SdkException e) {
      LOG.debugf("dead messages are looked at later: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("dead messages are looked at again after", e);
    }
    return false;
  }

  private boolean ended(Duration within) {
    try {
      return end.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}

package com.aifilmstudio.operator.intake;

import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Takes messages in, on every replica, as long as they can be carried out: while the database or
 * the API server is away they stay in the queue, where nothing counts against them.
 */
@Singleton
class IntakeLoop {

  private static final Logger LOG = Logger.getLogger(IntakeLoop.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final StudioConfig.Intake config;
  private final IntakeDesk desk;
  private final Database database;
  private final KubernetesClient client;
  private final MeterRegistry meters;
  private final CountDownLatch end = new CountDownLatch(1);

  IntakeLoop(
      StudioConfig config,
      IntakeDesk desk,
      Database database,
      KubernetesClient client,
      MeterRegistry meters) {
    this.config = config.intake();
    this.desk = desk;
    this.database = database;
    this.client = client;
    this.meters = meters;
  }

  /** Without a queue there is no gateway, and nothing to take in. */
  void start(@Observes StartupEvent event) {
    config
        .intents()
        .map(URI::toString)
        .ifPresent(queue -> Thread.ofVirtual().name("intake").start(() -> untilTheEnd(queue)));
  }

  void stop(@Observes ShutdownEvent event) {
    end.countDown();
  }

  private void untilTheEnd(String address) {
    try (var queue = new SqsIntentsIn(config, address)) {
      while (!ended(Duration.ZERO)) {
        if (!turn(queue) && ended(LOOK_AGAIN)) {
          return;
        }
      }
    }
  }

  /** Whether all went well. */
  private boolean turn(IntentsIn queue) {
    try {
      if (!othersAreThere()) {
        return false;
      }
      boolean well = true;
      for (var message : queue.receive()) {
        well &= settle(queue, message);
      }
      return well;
    } catch (SdkException e) {
      LOG.warnf("the queue does not answer: %s", e.getMessage());
      return false;
    } catch (RuntimeException e) {
      LOG.error("intake goes on after", e);
      return false;
    }
  }

  private boolean settle(IntentsIn queue, IntentsIn.Received message) {
    var outcome = desk.handle(message.text());
    meters
        .counter("studio_intake_messages", "outcome", outcome.getClass().getSimpleName())
        .increment();
    switch (outcome) {
      case Outcome.Done _ -> queue.done(message);
      case Outcome.Later(String why) -> {
        LOG.infof("not now: %s", why);
        queue.later(message);
      }
      case Outcome.Dead(String why) -> {
        LOG.errorf("put aside: %s: %s", why, message.text());
        queue.done(message); // it is kept in the database
      }
    }
    return !(outcome instanceof Outcome.Later);
  }

  private boolean othersAreThere() {
    try {
      database.sql().selectOne().execute();
      client.namespaces().withName(config.namespace()).get();
      return true;
    } catch (DataAccessException | KubernetesClientException e) {
      LOG.debugf("nothing is taken in: %s", e.getMessage());
      return false;
    }
  }

  private boolean ended(Duration within) {
    try {
      return end.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}

package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.measure.FarmMeasures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** What waits and what is wrong, for each pool. Every replica shows the same. */
@Singleton
class FarmGauges {

  private static final Logger LOG = Logger.getLogger(FarmGauges.class);

  private final Database database;
  private final InstantSource clock;
  private final MultiGauge queued;
  private final MultiGauge quarantined;
  private final MultiGauge backOff;

  FarmGauges(Database database, InstantSource clock, MeterRegistry registry) {
    this.database = database;
    this.clock = clock;
    this.queued =
        MultiGauge.builder("studio.pool.queued")
            .description("Tasks that wait for a worker")
            .register(registry);
    this.quarantined =
        MultiGauge.builder("studio.pool.quarantined.nodes")
            .description("Nodes whose workers get no films")
            .register(registry);
    this.backOff =
        MultiGauge.builder("studio.pool.backoff")
            .baseUnit("seconds")
            .description("Time until a pool that pauses tries again")
            .register(registry);
  }

  /** A pool that nothing is said of any more leaves the list. */
  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    try {
      var farm = FarmMeasures.of(database.sql(), clock.instant());
      queued.register(
          farm.queued().stream()
              .map(it -> Row.of(Tags.of("pool", it.pool(), "kind", it.kind()), it.tasks()))
              .toList(),
          true);
      quarantined.register(
          farm.quarantined().stream()
              .map(it -> Row.of(Tags.of("pool", it.pool()), it.nodes()))
              .toList(),
          true);
      backOff.register(
          farm.pauses().stream()
              .map(
                  it ->
                      Row.of(
                          Tags.of("pool", it.pool(), "code", it.code()),
                          it.left().toMillis() / 1000.0))
              .toList(),
          true);
    } catch (DataAccessException e) {
      LOG.debugf("no gauges: %s", e.getMessage());
    }
  }
}

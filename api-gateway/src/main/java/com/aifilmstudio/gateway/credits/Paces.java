package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.core.forecast.Timings;
import com.aifilmstudio.store.measure.Samples;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/**
 * How much GPU time shots take in each pool. Looked up anew only now and then: an order must not
 * wait for it, and the next shot hardly changes it.
 */
@Singleton
class Paces {

  private static final Duration GOOD_FOR = Duration.ofSeconds(30);

  private record Known(Timings timings, Instant at) {}

  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Paces(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * {@code sql} is the transaction in which somebody orders, if there is one: were another
   * connection taken, many that order at once would hold all and wait for one more.
   */
  Timings of(DSLContext sql, String pool) {
    var now = clock.instant();
    var before = known.get(pool);
    if (before != null && now.isBefore(before.at().plus(GOOD_FOR))) {
      return before.timings();
    }
    var timings = Timings.of(Samples.gpuTimeInPool(sql, pool));
    known.put(pool, new Known(timings, now));
    return timings;
  }
}

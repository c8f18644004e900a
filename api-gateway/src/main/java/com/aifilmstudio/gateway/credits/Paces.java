package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.core.forecast.Timings;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.measure.Samples;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much GPU time shots take in each pool. Looked up anew only now and then: an order must not
 * wait for it, and the next shot hardly changes it.
 */
@Singleton
class Paces {

  private static final Duration GOOD_FOR = Duration.ofSeconds(30);

  private record Known(Timings timings, Instant at) {}

  private final Database database;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Paces(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  Timings of(String pool) {
    var now = clock.instant();
    var before = known.get(pool);
    if (before != null && now.isBefore(before.at().plus(GOOD_FOR))) {
      return before.timings();
    }
    var timings = Timings.of(Samples.gpuTimeInPool(database.sql(), pool));
    known.put(pool, new Known(timings, now));
    return timings;
  }
}

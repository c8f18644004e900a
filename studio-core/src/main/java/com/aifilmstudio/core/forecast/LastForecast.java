package com.aifilmstudio.core.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A pool's latest forecast. It is made again when somebody asks and it is a few seconds old; the
 * longer that takes, the less often, so that forecasts never use more than a small part of the
 * server. While one makes it the others get the one before.
 */
final class LastForecast {

  private static final Duration AT_LEAST = Duration.ofSeconds(3);

  /** A twentieth of the time at most. */
  private static final int REST = 20;

  private final Supplier<PoolForecast> make;
  private final InstantSource clock;
  private final ReentrantLock making = new ReentrantLock();
  private volatile Made last;

  private record Made(PoolForecast forecast, Instant goodUntil) {}

  LastForecast(Supplier<PoolForecast> make, InstantSource clock) {
    this.make = make;
    this.clock = clock;
  }

  PoolForecast get() {
    var known = last;
    if (known != null && clock.instant().isBefore(known.goodUntil())) {
      return known.forecast();
    }
    if (known != null && making.isLocked()) {
      return known.forecast();
    }
    making.lock();
    try {
      var now = clock.instant();
      return last != null && now.isBefore(last.goodUntil()) ? last.forecast() : make(now);
    } finally {
      making.unlock();
    }
  }

  private PoolForecast make(Instant begun) {
    var forecast = make.get();
    var done = clock.instant();
    var rest = Duration.between(begun, done).multipliedBy(REST);
    last = new Made(forecast, done.plus(rest.compareTo(AT_LEAST) > 0 ? rest : AT_LEAST));
    return forecast;
  }
}

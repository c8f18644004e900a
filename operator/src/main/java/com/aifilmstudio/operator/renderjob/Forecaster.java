package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.EstimatedFinish;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.operator.forecast.Forecasts;
import com.aifilmstudio.operator.memory.BriefMemory;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.measure.Backlog;
import com.aifilmstudio.store.measure.Pace;
import com.aifilmstudio.store.measure.PoolMeasures.Spread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes a forecast when the phase changes and at most once a minute in between. */
@Singleton
class Forecaster {

  private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

  /** Until the pool has measured anything, the bundle's word, and twice that for the careful. */
  private static final Spread AS_PROMISED = new Spread(1, 2);

  /** As long as the played forecasts hold at least. */
  private static final Duration QUEUE_HOLDS = Duration.ofSeconds(3);

  private static final int POOLS = 1000;

  private final Database database;
  private final Forecasts forecasts;
  private final InstantSource clock;
  private final Map<JobId, Instant> made = new ConcurrentHashMap<>();

  /**
   * A pool's queue, looked up once for all films that enter it at the same time: each for itself
   * would read what is ahead of it, and thousands that come together millions of rows.
   */
  private final BriefMemory<String, Ahead> pools;

  private record Ahead(Backlog.Queue queue, Spread pace) {}

  Forecaster(Database database, Forecasts forecasts, InstantSource clock) {
    this.database = database;
    this.forecasts = forecasts;
    this.clock = clock;
    this.pools = new BriefMemory<>(clock, QUEUE_HOLDS, POOLS);
  }

  Optional<EstimatedFinish> forecast(
      Optional<RenderJobStatus> before, JobRow row, Standing standing, PoolSeen pool) {
    if (standing.phase().isTerminal() || !row.planned() || row.canceled() || row.paused()) {
      made.remove(row.id());
      return Optional.empty();
    }
    var now = clock.instant();
    var last = before.filter(status -> status.phase() == standing.phase());
    var known = last.map(RenderJobStatus::estimatedFinish);
    var madeAt = made.get(row.id());
    if (known.isPresent() && madeAt != null && now.isBefore(madeAt.plus(AT_MOST_EVERY))) {
      return known;
    }
    made.put(row.id(), now);
    var played = forecasts.film(row.pool(), row.id()).outlook().finish();
    if (played.isPresent()) {
      return Optional.of(new EstimatedFinish(played.get().p50(), played.get().p90()));
    }
    // It entered the queue a moment ago, or nobody is there yet to render it.
    var ahead = pools.get(row.pool(), this::ahead);
    var own = Backlog.own(database.sql(), row.id());
    var left = new Backlog(own, ahead.queue().before(row.createdAt()));
    int workers = pool instanceof PoolSeen.Available there ? there.workers() : 0;
    return Optional.of(Forecast.of(left, ahead.pace(), workers, now));
  }

  private Ahead ahead(String pool) {
    return new Ahead(
        Backlog.Queue.ofPool(database.sql(), pool),
        Pace.ofPool(database.sql(), pool).orElse(AS_PROMISED));
  }
}

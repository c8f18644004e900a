package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.EstimatedFinish;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.operator.forecast.Forecasts;
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

  private final Database database;
  private final Forecasts forecasts;
  private final InstantSource clock;
  private final Map<JobId, Instant> made = new ConcurrentHashMap<>();

  Forecaster(Database database, Forecasts forecasts, InstantSource clock) {
    this.database = database;
    this.forecasts = forecasts;
    this.clock = clock;
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
    var left = Backlog.of(database.sql(), row.id(), row.pool(), row.createdAt());
    var pace = Pace.ofPool(database.sql(), row.pool()).orElse(AS_PROMISED);
    int workers = pool instanceof PoolSeen.Available there ? there.workers() : 0;
    return Optional.of(Forecast.of(left, pace, workers, now));
  }
}

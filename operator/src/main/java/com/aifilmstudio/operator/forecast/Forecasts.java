package com.aifilmstudio.operator.forecast;

import com.aifilmstudio.core.forecast.FilmForecast;
import com.aifilmstudio.core.forecast.LatestForecasts;
import com.aifilmstudio.store.JobId;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What is to be expected of films, as this replica sees their pools. */
@Singleton
public class Forecasts {

  private final LatestForecasts pools;

  Forecasts(PoolView view, InstantSource clock) {
    this.pools = new LatestForecasts(view::forecast, clock);
  }

  /** What is to be expected of a film; nothing if it entered the queue a moment ago. */
  public FilmForecast film(String pool, JobId job) {
    return pools.film(pool, job.value());
  }
}

package com.aifilmstudio.operator.forecast;

import com.aifilmstudio.core.forecast.FilmForecast;
import com.aifilmstudio.core.forecast.PoolForecast;
import com.aifilmstudio.store.JobId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The latest forecast of every pool that somebody asks about. */
@Singleton
public class Forecasts {

  private final Function<String, PoolForecast> make;
  private final InstantSource clock;
  private final Map<String, LastForecast> pools = new ConcurrentHashMap<>();

  @Inject
  Forecasts(PoolView view, InstantSource clock) {
    this(view::forecast, clock);
  }

  Forecasts(Function<String, PoolForecast> make, InstantSource clock) {
    this.make = make;
    this.clock = clock;
  }

  /** What is to be expected of a film; nothing if it entered the queue a moment ago. */
  public FilmForecast film(String pool, JobId job) {
    return pools
        .computeIfAbsent(pool, name -> new LastForecast(() -> make.apply(name), clock))
        .get()
        .film(job.value());
  }
}

package com.aifilmstudio.core.forecast;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The latest forecast of every pool that somebody asks about. */
public final class LatestForecasts {

  private final Function<String, PoolForecast> make;
  private final InstantSource clock;
  private final Map<String, LastForecast> pools = new ConcurrentHashMap<>();

  public LatestForecasts(Function<String, PoolForecast> make, InstantSource clock) {
    this.make = make;
    this.clock = clock;
  }

  /** What is to be expected of a film; nothing if it entered the queue a moment ago. */
  public FilmForecast film(String pool, String job) {
    return pools
        .computeIfAbsent(pool, name -> new LastForecast(() -> make.apply(name), clock))
        .get()
        .film(job);
  }
}

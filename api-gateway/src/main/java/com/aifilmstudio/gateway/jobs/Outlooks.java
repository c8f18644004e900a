package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.films.Outlook;
import com.aifilmstudio.core.forecast.LatestForecasts;
import com.aifilmstudio.core.forecast.PoolForecast;
import com.aifilmstudio.store.job.JobRow;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/**
 * What is to be expected of films. A pool's queue is played on at most every few seconds, however
 * many of its films are watched.
 */
@Singleton
public class Outlooks {

  private final LatestForecasts pools;

  Outlooks(PoolLook look, InstantSource clock) {
    this.pools =
        new LatestForecasts(
            pool -> {
              var now = clock.instant();
              return PoolForecast.of(look.at(pool, List.of(), now), now);
            },
            clock);
  }

  public Outlook of(JobRow job) {
    return job.finished() ? Outlook.NONE : pools.film(job.pool(), job.id().value()).outlook();
  }
}

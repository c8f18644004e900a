package com.aifilmstudio.core.money;

import com.aifilmstudio.core.forecast.FilmTime;

/**
 * What a film is expected to cost, before it is ordered.
 *
 * @param p50 as often less as more
 * @param p90 nine of ten such films cost no more
 * @param hold what is set aside for it at first
 */
public record FilmCost(Rate rate, MicroCredits p50, MicroCredits p90, MicroCredits hold) {

  public static FilmCost of(Rate rate, FilmTime time) {
    var p90 = rate.cost(time.p90().toMillis());
    return new FilmCost(rate, rate.cost(time.p50().toMillis()), p90, HoldRule.first(p90));
  }
}

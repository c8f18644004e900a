package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.EstimatedFinish;
import com.aifilmstudio.store.measure.Backlog;
import com.aifilmstudio.store.measure.PoolMeasures.Spread;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a film should be finished, from what is left and how fast its pool has been. Pure. */
final class Forecast {

  /** Joining, captions, poster and reading back; it hardly depends on the film. */
  private static final Duration CUT = Duration.ofSeconds(3);

  private Forecast() {}

  /** {@code workers} that are up now; with none, one that is to come is counted. */
  static EstimatedFinish of(Backlog left, Spread pace, int workers, Instant now) {
    double seconds = (left.own() + left.ahead()) / Math.max(1, workers);
    return new EstimatedFinish(
        after(seconds * pace.p50(), now), after(seconds * Math.max(pace.p50(), pace.p90()), now));
  }

  private static Instant after(double seconds, Instant now) {
    return now.plusMillis(Math.round(seconds * 1000)).plus(CUT).truncatedTo(ChronoUnit.SECONDS);
  }
}

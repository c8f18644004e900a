package com.aifilmstudio.local.cli.chaos;

import java.time.Duration;
import java.util.Locale;

/**
 * How hard a trial is.
 *
 * @param lasting faults come for so long; films may need longer to end
 * @param every time between two faults
 * @param seed decides what happens and when
 */
public record ChaosOptions(Duration lasting, int films, int workers, Duration every, long seed) {
  /** Of a film's shots, and of the steps of a shot. */
  private static final int STEPS_OF_A_FILM = 35;

  /**
   * So much of the time the workers are at work: faults hit shots, and there is time to recover.
   */
  private static final double AT_WORK = 0.5;

  private static final Duration SHORTEST_STEP = Duration.ofMillis(20);

  /** The time of one step, for which the films fill that share of the trial. */
  Duration step() {
    var millis = AT_WORK * workers * lasting.toMillis() / ((double) films * STEPS_OF_A_FILM);
    var step = Duration.ofMillis(Math.round(millis));
    return step.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : step;
  }

  /** As one types it. */
  String line() {
    return String.format(
        Locale.ROOT,
        "--lasting %ds --films %d --workers %d --every %dms --seed %d",
        lasting.toSeconds(),
        films,
        workers,
        every.toMillis(),
        seed);
  }
}

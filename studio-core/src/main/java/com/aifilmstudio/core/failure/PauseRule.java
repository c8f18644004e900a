package com.aifilmstudio.core.failure;

import java.time.Duration;

/**
 * How long a pool pauses for a cause that all its workers share. Each pause is twice as long as the
 * one before, up to a limit, and a little longer by chance, so that pools that failed together do
 * not come back together.
 */
public final class PauseRule {

  public static final Duration LONGEST = Duration.ofMinutes(5);

  /** After a pause one worker tries; the next one so much later, unless the first has succeeded. */
  public static final Duration BETWEEN_TRIALS = Duration.ofSeconds(10);

  private static final double MOST_BY_CHANCE = 0.25;

  private PauseRule() {}

  /**
   * The pause that follows.
   *
   * @param times pauses in a row, this one included
   * @param chance from 0 to 1
   */
  public static Duration pause(Duration first, int times, double chance) {
    var doubled = first.multipliedBy(1L << Math.clamp(times - 1, 0, 16));
    var bounded = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return bounded.plusMillis(Math.round(bounded.toMillis() * MOST_BY_CHANCE * chance));
  }
}

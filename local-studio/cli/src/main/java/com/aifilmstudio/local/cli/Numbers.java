package com.aifilmstudio.local.cli;

import com.aifilmstudio.api.v1alpha1.TimeSpan;
import java.time.Duration;

/** The bounds of what is given to options. */
public final class Numbers {
  private Numbers() {}

  public static int upTo(String option, int given, int most) {
    if (given < 1 || given > most) {
      throw new WrongUsage("%s is %d; give a number from 1 to %d.".formatted(option, given, most));
    }
    return given;
  }

  static Duration time(String option, String given, Duration least) {
    try {
      var time = TimeSpan.of(given).duration();
      if (time.compareTo(least) >= 0) {
        return time;
      }
    } catch (IllegalArgumentException notATime) {
      // Told below, with what is right.
    }
    throw new WrongUsage(
        "%s is %s; give a time from %s, for example 90s or 30m."
            .formatted(option, given, new TimeSpan(least)));
  }
}

package com.aifilmstudio.local.parts.binaries;

import java.time.Duration;

/**
 * How far a preparation is.
 *
 * @param whole 0 while nobody knows how much there is to do
 * @param unit what is counted, such as packages
 * @param now what was done last
 */
public record Progress(long done, long whole, String unit, String now) {

  /** Something has begun that can be counted later. */
  static Progress unknown(String now) {
    return new Progress(0, 0, "", now);
  }

  /** One line: the share in percent, the count, the time since the beginning, the last thing. */
  String line(Duration since) {
    var time = since.toSeconds() < 60 ? since.toSeconds() + " s" : minutes(since);
    if (whole > 0) {
      return "%3d %%  %d of %d %s  %s  %s"
          .formatted(100 * Math.min(done, whole) / whole, done, whole, unit, time, now);
    }
    return done > 0
        ? "%d %s  %s  %s".formatted(done, unit, time, now)
        : "%s  %s".formatted(time, now);
  }

  private static String minutes(Duration since) {
    return "%d min %02d s".formatted(since.toMinutes(), since.toSecondsPart());
  }
}

package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.films.Outlook.Between;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as a person reads them off a clock on the wall: with the day only when it is not today. */
record ClockTime(ZoneId zone, Instant now) {
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final Duration TELLING = Duration.ofSeconds(5);

  String of(Instant time) {
    var at = time.atZone(zone);
    boolean today = at.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return at.format(today ? TODAY : ANOTHER_DAY);
  }

  /** The likely time, and the careful one where it says something else. */
  String of(Between estimate) {
    boolean close = Duration.between(estimate.p50(), estimate.p90()).compareTo(TELLING) < 0;
    return "~" + of(estimate.p50()) + (close ? "" : " (" + of(estimate.p90()) + ")");
  }

  /** What was, else what should be. */
  String of(Optional<Instant> fact, Optional<Between> estimate) {
    return fact.map(this::of).or(() -> estimate.map(this::of)).orElse("-");
  }
}

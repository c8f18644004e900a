package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.gateway.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A time that is asked for: from a moment until before another. */
record Period(Instant from, Instant to) {

  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Without a word the last 30 days. */
  static Period of(Optional<String> from, Optional<String> to, Instant now) {
    var end = to.map(text -> time("?to", text)).orElse(now);
    var begin = from.map(text -> time("?from", text)).orElse(end.minus(USUAL));
    if (begin.isAfter(end)) {
      throw ProblemException.invalid("?from", "It is after the end.");
    }
    if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw ProblemException.invalid("?from", "No more than 366 days at once.");
    }
    return new Period(begin, end);
  }

  private static Instant time(String parameter, String text) {
    try {
      var time = Instant.parse(text);
      if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
        throw ProblemException.invalid(parameter, "No time between 1970 and 9999.");
      }
      return time;
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid(
          parameter, "No time like 2026-05-01T00:00:00Z (RFC 3339, in UTC).");
    }
  }
}

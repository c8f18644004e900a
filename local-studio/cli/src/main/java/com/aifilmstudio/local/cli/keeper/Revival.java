package com.aifilmstudio.local.cli.keeper;

import com.aifilmstudio.local.parts.process.PartStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which parts are started again, and when: at once after the first fall, then after ever longer
 * waits, so that one that cannot live does not take the machine from the others. Pure.
 */
record Revival(Map<String, Falls> falls) {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** A part that stood for so long has recovered: its falls are forgotten. */
  private static final Duration RECOVERED = Duration.ofMinutes(5);

  Revival {
    falls = Map.copyOf(falls);
  }

  /** Nothing has fallen yet. */
  static Revival begin() {
    return new Revival(Map.of());
  }

  /** How often a part fell in a row, and before when it is not started again. */
  record Falls(int inARow, Instant notBefore) {}

  /** The parts to start now, in the order of their start, and what to remember of it. */
  record Decision(List<String> start, Revival next) {}

  Decision decide(List<PartStatus> parts, Instant now) {
    var start = new ArrayList<String>();
    var next = new HashMap<>(falls);
    for (var part : parts) {
      var before = Optional.ofNullable(falls.get(part.name()));
      if (!part.isUp()) {
        if (before.filter(f -> now.isBefore(f.notBefore())).isEmpty()) {
          int inARow = before.map(Falls::inARow).orElse(0) + 1;
          start.add(part.name());
          next.put(part.name(), new Falls(inARow, now.plus(waitAfter(inARow))));
        }
      } else if (part.uptime().compareTo(RECOVERED) >= 0) {
        next.remove(part.name());
      }
    }
    return new Decision(List.copyOf(start), new Revival(next));
  }

  private static Duration waitAfter(int inARow) {
    var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(inARow - 1, 10));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}

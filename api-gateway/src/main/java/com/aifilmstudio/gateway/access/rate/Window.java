package com.aifilmstudio.gateway.access.rate;

import java.time.Duration;

/** How much of a quota is used, and when it begins anew. */
record Window(int limit, long used, Duration left) {

  boolean isOver() {
    return used > limit;
  }

  /** As the {@code RateLimit} header tells it. */
  String header() {
    return "\"default\";r=%d;t=%d".formatted(Math.max(0, limit - used), seconds());
  }

  String policy() {
    return "\"default\";q=%d;w=%d".formatted(limit, Windows.LENGTH.toSeconds());
  }

  /** Never zero: who is told to come back at once comes back too early. */
  long seconds() {
    return Math.max(1, (left.toMillis() + 999) / 1000);
  }
}

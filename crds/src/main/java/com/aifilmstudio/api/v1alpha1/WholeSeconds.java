package com.aifilmstudio.api.v1alpha1;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in the Kubernetes API have whole seconds. */
final class WholeSeconds {
  private WholeSeconds() {}

  static Instant of(Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
  }
}

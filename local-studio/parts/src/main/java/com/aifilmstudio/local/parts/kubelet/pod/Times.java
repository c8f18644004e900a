package com.aifilmstudio.local.parts.kubelet.pod;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the API keeps them: whole seconds. */
final class Times {

  private Times() {}

  static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

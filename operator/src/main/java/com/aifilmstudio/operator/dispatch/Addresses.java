package com.aifilmstudio.operator.dispatch;

import java.time.Duration;

/** How long signed addresses are good. A worker asks again when one has run out. */
final class Addresses {

  static final Duration FOR_READING = Duration.ofHours(1);
  static final Duration FOR_WRITING = Duration.ofMinutes(15);

  private Addresses() {}
}

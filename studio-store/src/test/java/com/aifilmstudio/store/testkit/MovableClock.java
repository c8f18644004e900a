package com.aifilmstudio.store.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time stands still until a test moves it. */
public final class MovableClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-05-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public void passSeconds(long seconds) {
    pass(Duration.ofSeconds(seconds));
  }
}

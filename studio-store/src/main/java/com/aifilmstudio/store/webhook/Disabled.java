package com.aifilmstudio.store.webhook;

import java.time.Instant;

/** An endpoint that is told nothing, since when and why. */
public record Disabled(Instant at, Reason reason) {

  /** Who or what ended it. */
  public enum Reason {
    /** Its account wanted it so. */
    Owner,
    /** It answered 410. */
    Gone,
    /** Nothing has reached it for days. */
    Failing
  }
}

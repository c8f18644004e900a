package com.aifilmstudio.local.parts.process;

import java.time.Duration;

/** How a part came up: the time from its own start to ready, or that it was running already. */
public record PartStart(String name, Duration toReady, How how) {

  /** Whether a process was started for it. */
  public enum How {
    STARTED,
    FOUND_RUNNING
  }
}

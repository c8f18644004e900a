package com.aifilmstudio.core.sizing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;

/**
 * Why a worker count changes, or does not; shown in status and as an Event. {@code recheckIn} is
 * when the same demand may be answered differently.
 */
public record SizingDecision(int from, int to, Reason reason, String message, Duration recheckIn) {

  public boolean changes() {
    return from != to;
  }

  /** The one thing that decided. */
  public enum Reason {
    /** Ready work asks for more workers. */
    WORK_READY("WorkReady"),
    /** Idle workers are kept, or made, for the next order. */
    STANDBY("Standby"),
    /** The pool never has fewer. */
    MINIMUM("Minimum"),
    /** More would be wanted, but the pool never has more. */
    CAPACITY_LIMITED("CapacityLimited"),
    /** As many as are wanted. */
    STEADY("Steady"),
    /** Fewer are wanted; idle workers stay for a while, because loading again costs time. */
    KEPT_WARM("KeptWarm"),
    /** Fewer are wanted and some have been idle for long enough. */
    IDLE("Idle"),
    /** Fewer are wanted, but those there are have work or are still starting. */
    AT_WORK("AtWork");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** The reason as a status or an Event shows it. */
    @JsonValue
    public String word() {
      return word;
    }
  }
}

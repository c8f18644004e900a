package com.aifilmstudio.core.failure;

/** What happens to the task after a failure. */
public enum Retry {
  /** Trying again would fail again. */
  NEVER,
  /** Tried again, and counted against the attempts of the shot. */
  CHARGED,
  /** Tried again; the attempt is nobody's fault and is not counted. */
  RELEASED,
  /**
   * Tried again when the whole pool has paused: all its workers share the cause, so that no film is
   * to blame and no attempt is counted.
   */
  AFTER_PAUSE
}

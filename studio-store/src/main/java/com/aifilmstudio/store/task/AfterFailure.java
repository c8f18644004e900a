package com.aifilmstudio.store.task;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.take.Takes;
import java.time.Duration;

/** What becomes of a task whose take ended without a result. */
sealed interface AfterFailure {

  /** It is tried again, not before {@code pause} has passed. */
  record TryAgain(boolean charged, Duration pause) implements AfterFailure {}

  /** It has failed for good. */
  record GiveUp() implements AfterFailure {}

  Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** So often a take may be handed back or lost before its task has to wait as well. */
  int FREE_RELEASES = 3;

  /**
   * Blame and retry follow from the code alone. Nobody is charged for a worker that went away, but
   * a task that takes its workers with it must not do so in a tight circle.
   *
   * @param history the attempts before this one
   */
  static AfterFailure of(
      FailureCode code, boolean releaseOnly, Takes.History history, int maxAttempts) {
    if (releaseOnly) {
      return released(history);
    }
    return switch (code.retry()) {
      case RELEASED, AFTER_PAUSE -> released(history);
      case NEVER -> new GiveUp();
      case CHARGED -> {
        int charged = history.charged() + 1;
        yield charged >= maxAttempts ? new GiveUp() : new TryAgain(true, pause(charged));
      }
    };
  }

  /** Its worker was lost or sent away. */
  static TryAgain released(Takes.History history) {
    int over = history.uncharged() + 1 - FREE_RELEASES;
    return new TryAgain(false, over <= 0 ? Duration.ZERO : pause(over));
  }

  /** 2, 4, 8 ... seconds. */
  private static Duration pause(int times) {
    var pause = Duration.ofSeconds(1L << Math.min(times, 16));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}

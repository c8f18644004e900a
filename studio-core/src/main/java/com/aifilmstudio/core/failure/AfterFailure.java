package com.aifilmstudio.core.failure;

import java.time.Duration;

/**
 * What becomes of a task whose take ended without a result. It follows from the code, the attempts
 * before and the machine; a worker's own word on blame or charge counts for nothing.
 */
public sealed interface AfterFailure {

  /** It is tried again, not before {@code pause} has passed. */
  record TryAgain(boolean charged, Duration pause) implements AfterFailure {}

  /**
   * It is free at once and nobody is charged, but its pool must pause: the next worker would only
   * meet the same.
   */
  record PausePool() implements AfterFailure {}

  /** It has failed for good, and this is to blame. */
  record GiveUp(Blame blame) implements AfterFailure {}

  Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** So often a take may be handed back or lost before its task has to wait as well. */
  int FREE_RELEASES = 3;

  /**
   * The rule.
   *
   * @param releaseOnly the worker hands the task back without a failure of it
   * @param before the attempts before this one
   * @param node where this one was made
   */
  static AfterFailure of(
      FailureCode code, boolean releaseOnly, Attempts before, String node, int maxAttempts) {
    if (releaseOnly) {
      return released(before);
    }
    return switch (code.retry()) {
      case RELEASED -> released(before);
      case AFTER_PAUSE -> new PausePool();
      case NEVER -> new GiveUp(code.blame());
      case CHARGED -> charged(code, before, node, maxAttempts);
    };
  }

  /**
   * Its worker was lost or sent away. Nobody is charged for that, but a task that takes its workers
   * with it must not do so in a tight circle.
   */
  static TryAgain released(Attempts before) {
    int over = before.uncharged() + 1 - FREE_RELEASES;
    return new TryAgain(false, over <= 0 ? Duration.ZERO : pause(over));
  }

  /** What fails on two machines does not fail because of a machine. */
  private static AfterFailure charged(
      FailureCode code, Attempts before, String node, int maxAttempts) {
    if (code.blame() == Blame.NODE && before.failedElsewhere(node)) {
      return new GiveUp(Blame.JOB);
    }
    int attempts = before.charged() + 1;
    return attempts >= maxAttempts ? new GiveUp(code.blame()) : new TryAgain(true, pause(attempts));
  }

  /** 2, 4, 8 ... seconds. */
  private static Duration pause(int times) {
    var pause = Duration.ofSeconds(1L << Math.min(times, 16));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}

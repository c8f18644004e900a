package com.aifilmstudio.operator.renderjob;

import java.time.Duration;

/**
 * The next thing to do for a film. All but {@link Rest} change something and are looked at again.
 */
sealed interface Step {

  /** Give the resource its row. */
  record Adopt() implements Step {}

  /** Record that the film is no longer wanted, so that workers stop at their next beat. */
  record Cancel() implements Step {}

  /** Turn the script into shots and tasks. */
  record Plan(PoolSeen.Available model, ScriptSeen.Text script) implements Step {}

  /** A shot has failed for good: take the others off the queue. */
  record StopShots() implements Step {}

  /** Every shot is there: order the cut. */
  record OrderCut() implements Step {}

  /** The film is cut: read every output back. */
  record Publish() implements Step {}

  /** The end, for good. */
  record Finish(Standing standing) implements Step {}

  /** Nothing to do now; look again after {@code recheck} even if nothing is reported. */
  record Rest(Standing standing, Recheck recheck) implements Step {}

  /** When to look again without being told to. */
  sealed interface Recheck {
    record After(Duration time) implements Recheck {}

    record WhenTold() implements Recheck {}
  }
}

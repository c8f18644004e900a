package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.store.job.JobRow.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

  /** Nothing is claimed, and workers hand back what they hold. */
  record Pause() implements Step {}

  /** Go on after a pause. */
  record Resume() implements Step {}

  /** The budget is used up: begin nothing more. Or it is larger now: begin again. */
  record HoldBack(boolean held) implements Step {}

  /** It waited for credits, and there are enough now: go on. */
  record Fund() implements Step {}

  /** The owner has given another priority or deadline. */
  record Amend(int priority, Optional<Instant> deadline) implements Step {}

  /** Record how the film will end, so that workers stop at their next beat. */
  record End(Ending ending) implements Step {}

  /** End a film that no worker has begun, unless one does at this moment. */
  record Expire(Ending ending) implements Step {}

  /** It will not go on: take what waits off the queue. */
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

    /** This, or after {@code time} if that is sooner. */
    default Recheck orSooner(Duration time) {
      return this instanceof After(Duration own) && own.compareTo(time) <= 0
          ? this
          : new After(time);
    }

    record After(Duration time) implements Recheck {}

    record WhenTold() implements Recheck {}
  }
}

package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.operator.renderjob.Hindrance.PoolPaused;
import com.aifilmstudio.operator.renderjob.Hindrance.QuotaReached;
import com.aifilmstudio.operator.renderjob.Hindrance.TryingAgain;
import com.aifilmstudio.operator.renderjob.PoolSeen.Absent;
import com.aifilmstudio.operator.renderjob.PoolSeen.Available;
import com.aifilmstudio.operator.renderjob.Step.Recheck;
import java.time.Duration;
import java.util.Optional;

/**
 * Why no worker has taken a task of a planned film, in one reason: what must change first is said
 * first. Pure.
 */
record Waiting(Reason reason, String message, Recheck recheck) {

  /** A quota is freed by other films, whose ends nobody tells this one. */
  private static final Recheck NOW_AND_THEN = new Recheck.After(Duration.ofSeconds(60));

  static Waiting of(RenderJobObservation seen) {
    return gone(seen.pool())
        .or(() -> replaced(seen))
        .or(() -> seen.hindrance().map(it -> hindered(it, seen)))
        .orElseGet(() -> forAWorker(seen));
  }

  private static Optional<Waiting> gone(PoolSeen pool) {
    return pool instanceof Absent absent
        ? Optional.of(whenTold(Reason.PoolNotFound, absent.message()))
        : Optional.empty();
  }

  /** Any worker can cut; rendering needs the model that the film was planned with. */
  private static Optional<Waiting> replaced(RenderJobObservation seen) {
    if (seen.work().allRendered()
        || !(seen.pool() instanceof Available pool)
        || pool.workers() > 0
        || pool.replacedBy().isEmpty()) {
      return Optional.empty();
    }
    var message =
        "RenderPool %s has gone on to the model %s. This film was planned with %s, and no worker"
            + " has that: give the pool that model again, or create a new RenderJob.";
    return Optional.of(
        whenTold(
            Reason.ModelReplaced,
            message.formatted(pool.pool(), pool.replacedBy().get(), pool.digest())));
  }

  private static Waiting hindered(Hindrance hindrance, RenderJobObservation seen) {
    return switch (hindrance) {
      case PoolPaused pause ->
          new Waiting(
              Reason.PoolPaused,
              "RenderPool %s pauses until %s: %s (%s)"
                  .formatted(seen.pool().pool(), pause.until(), pause.message(), pause.code()),
              after(Duration.between(seen.now(), pause.until())));
      case QuotaReached quota ->
          new Waiting(
              Reason.QuotaReached,
              "The account %s holds %d GPUs, and its quota is %d."
                  .formatted(quota.account(), quota.held(), quota.quota()),
              NOW_AND_THEN);
      case TryingAgain again ->
          new Waiting(
              Reason.WaitingToTryAgain,
              "%s; what failed or was lost is tried again at %s.".formatted(what(seen), again.at()),
              after(Duration.between(seen.now(), again.at())));
    };
  }

  private static Waiting forAWorker(RenderJobObservation seen) {
    boolean up = seen.pool() instanceof Available pool && pool.workers() > 0;
    return whenTold(
        up ? Reason.WaitingForTurn : Reason.WaitingForWorkers,
        "%s for a worker of RenderPool %s.".formatted(what(seen), seen.pool().pool()));
  }

  private static Waiting whenTold(Reason reason, String message) {
    return new Waiting(reason, message, new Recheck.WhenTold());
  }

  private static Recheck after(Duration time) {
    return new Recheck.After(time.isPositive() ? time.plusMillis(100) : Duration.ofSeconds(1));
  }

  private static String what(RenderJobObservation seen) {
    var work = seen.work();
    if (work.allRendered()) {
      return "The cut waits";
    }
    return work.queued() == 1 ? "1 shot waits" : work.queued() + " shots wait";
  }
}

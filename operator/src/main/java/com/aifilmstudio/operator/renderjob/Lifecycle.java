package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.operator.renderjob.Step.Recheck;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Work;
import java.time.Duration;

/** What to do next for a film, and how it stands. Pure: the same look gives the same answer. */
final class Lifecycle {

  private static final Recheck WHEN_TOLD = new Recheck.WhenTold();

  /** A held lease can lapse without anybody saying so. */
  private static final Recheck WHILE_LEASED = new Recheck.After(Duration.ofSeconds(30));

  /** What lies outside (ConfigMap, object store) does not call back. */
  private static final Recheck WHILE_WAITING_OUTSIDE = new Recheck.After(Duration.ofSeconds(10));

  private Lifecycle() {}

  static Step decide(RenderJobObservation seen) {
    if (seen.row().isEmpty()) {
      return new Step.Adopt();
    }
    var row = seen.row().get();
    if (row.finished()) {
      return new Step.Rest(
          new Standing(Phase.valueOf(row.phase()), row.reason(), row.message()), WHEN_TOLD);
    }
    if (seen.cancelWanted() && !row.canceled()) {
      return new Step.Cancel();
    }
    if (row.canceled()) {
      return cancel(seen.work());
    }
    if (!row.planned()) {
      return plan(seen);
    }
    if (seen.work().fatal().isPresent()) {
      return fail(seen.work());
    }
    if (seen.work().allRendered()) {
      return cut(seen);
    }
    return render(seen);
  }

  private static Step cancel(Work work) {
    if (work.startable() > 0) {
      return new Step.StopShots();
    }
    if (work.leases() > 0) {
      var message = "Waiting for %s to stop.".formatted(count(work.leases(), "worker"));
      return rest(Phase.Canceling, "CancelRequested", message, WHILE_LEASED);
    }
    return new Step.Finish(
        new Standing(Phase.Canceled, "CancelRequested", "Canceled as spec.desiredState asks."));
  }

  private static Step plan(RenderJobObservation seen) {
    return switch (seen.pool()) {
      case PoolSeen.Absent absent ->
          rest(
              Phase.Queued,
              "PoolNotFound",
              "There is no RenderPool %s.".formatted(absent.pool()),
              WHEN_TOLD);
      case PoolSeen.WithoutModel pool ->
          rest(
              Phase.Queued,
              "ModelNotAvailable",
              "RenderPool %s has no model yet: %s".formatted(pool.pool(), pool.message()),
              WHEN_TOLD);
      case PoolSeen.Available model ->
          switch (seen.script()) {
            case ScriptSeen.Missing missing ->
                rest(Phase.Planning, "ScriptNotFound", missing.message(), WHILE_WAITING_OUTSIDE);
            case ScriptSeen.Text text -> new Step.Plan(model, text);
            case ScriptSeen.NotNeeded ignored ->
                throw new IllegalStateException("a film that is not planned needs its script");
          };
    };
  }

  private static Step fail(Work work) {
    if (work.startable() > 0) {
      return new Step.StopShots();
    }
    var failure = work.fatal().orElseThrow();
    var message = failure.shot().map(shot -> "Shot " + shot + ": ").orElse("") + failure.message();
    if (work.leases() > 0) {
      return rest(Phase.Rendering, failure.code(), message, WHILE_LEASED);
    }
    return new Step.Finish(new Standing(Phase.Failed, failure.code(), message));
  }

  private static Step cut(RenderJobObservation seen) {
    return switch (seen.work().cut()) {
      case NONE -> new Step.OrderCut();
      case READY ->
          rest(Phase.Assembling, waitingReason(seen), "The cut waits for a worker.", WHEN_TOLD);
      case LEASED -> rest(Phase.Assembling, "Assembling", "A worker cuts the film.", WHILE_LEASED);
      case FAILED -> throw new IllegalStateException("a failed cut is a failure");
      case DONE ->
          seen.unreadable()
              .<Step>map(
                  which ->
                      rest(Phase.Publishing, "OutputNotReadable", which, WHILE_WAITING_OUTSIDE))
              .orElseGet(Step.Publish::new);
    };
  }

  private static Step render(RenderJobObservation seen) {
    var work = seen.work();
    if (work.leases() > 0) {
      var message =
          "%s at work, %d of %d shots done."
              .formatted(count(work.leases(), "worker"), work.succeeded(), work.shots());
      return rest(Phase.Rendering, "Rendering", message, WHILE_LEASED);
    }
    var message =
        "%s for a worker of RenderPool %s."
            .formatted(
                work.queued() == 1 ? "1 shot waits" : work.queued() + " shots wait",
                row(seen).pool());
    return rest(Phase.Queued, waitingReason(seen), message, WHEN_TOLD);
  }

  private static String waitingReason(RenderJobObservation seen) {
    return switch (seen.pool()) {
      case PoolSeen.Absent ignored -> "PoolNotFound";
      case PoolSeen.Available pool when pool.workers() > 0 -> "WaitingForTurn";
      case PoolSeen.Available ignored -> "WaitingForWorkers";
      case PoolSeen.WithoutModel ignored -> "WaitingForWorkers";
    };
  }

  private static JobRow row(RenderJobObservation seen) {
    return seen.row().orElseThrow();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static Step rest(Phase phase, String reason, String message, Recheck recheck) {
    return new Step.Rest(new Standing(phase, reason, message), recheck);
  }
}

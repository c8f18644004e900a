package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.operator.renderjob.Step.Recheck;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.JobRow.Ending;
import com.aifilmstudio.store.job.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What to do next for a film, and how it stands. Pure: the same look gives the same answer. */
final class Lifecycle {

  private static final Recheck WHEN_TOLD = new Recheck.WhenTold();

  /** A held lease can lapse without anybody saying so. */
  private static final Recheck WHILE_LEASED = new Recheck.After(Duration.ofSeconds(30));

  /** What lies outside (ConfigMap, object store) does not call back. */
  private static final Recheck WHILE_WAITING_OUTSIDE = new Recheck.After(Duration.ofSeconds(10));

  /** A moment later than the limit, so that it is surely met when it is looked at. */
  private static final Duration A_MOMENT = Duration.ofMillis(5);

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
    return ending(seen, row)
        .or(() -> changed(seen, row))
        .or(() -> Credits.step(seen))
        .or(() -> Limits.step(seen))
        .orElseGet(() -> untilNextLimit(seen, goOn(seen, row)));
  }

  /** A film that will not go on, whatever else is seen. */
  private static Optional<Step> ending(RenderJobObservation seen, JobRow row) {
    if (row.ending().isPresent()) {
      return Optional.of(end(seen.work(), row.ending().get()));
    }
    if (row.canceled()) {
      return Optional.of(cancel(seen.work()));
    }
    if (seen.wishes().desired() == DesiredState.Canceled) {
      return Optional.of(new Step.Cancel());
    }
    return seen.work().fatal().map(failure -> new Step.End(ofFailure(failure)));
  }

  private static Step end(Work work, Ending ending) {
    if (work.startable() > 0) {
      return new Step.StopShots();
    }
    if (work.leases() > 0) {
      var message =
          "%s (%s) %s".formatted(ending.message(), ending.code(), waitingToStop(work.leases()));
      return rest(held(work), Reason.Stopping, message, WHILE_LEASED);
    }
    return new Step.Finish(
        new Standing(Phase.valueOf(ending.phase()), ending.code(), ending.message()));
  }

  private static Step cancel(Work work) {
    if (work.startable() > 0) {
      return new Step.StopShots();
    }
    if (work.leases() > 0) {
      var message = waitingToStop(work.leases());
      return rest(Phase.Canceling, Reason.CancelRequested, message, WHILE_LEASED);
    }
    return new Step.Finish(
        new Standing(
            Phase.Canceled, Reason.CancelRequested.name(), "Canceled as spec.desiredState asks."));
  }

  private static Ending ofFailure(Work.Failure failure) {
    var message = failure.shot().map(shot -> "Shot " + shot + ": ").orElse("") + failure.message();
    return new Ending(Phase.Failed.name(), failure.code(), message);
  }

  /** The row follows what its owner says now. */
  private static Optional<Step> changed(RenderJobObservation seen, JobRow row) {
    var wishes = seen.wishes();
    boolean pause = wishes.desired() == DesiredState.Paused;
    if (pause != row.paused()) {
      return Optional.of(pause ? new Step.Pause() : new Step.Resume());
    }
    boolean same = wishes.priority() == row.priority() && wishes.deadline().equals(row.deadline());
    return same
        ? Optional.empty()
        : Optional.of(new Step.Amend(wishes.priority(), wishes.deadline()));
  }

  private static Step goOn(RenderJobObservation seen, JobRow row) {
    if (row.unfunded().isPresent()) {
      return unfunded(seen.work(), Credits.message(row, row.unfunded().get()));
    }
    if (row.paused()) {
      return pause(seen.work());
    }
    if (!row.planned()) {
      return plan(seen);
    }
    return seen.work().allRendered() ? cut(seen) : render(seen);
  }

  private static Step pause(Work work) {
    if (work.leases() > 0) {
      var message = "Waiting for %s to hand back.".formatted(count(work.leases(), "worker"));
      return rest(held(work), Reason.Pausing, message, WHILE_LEASED);
    }
    var message = "Paused as spec.desiredState asks; no worker holds anything of it.";
    return rest(Phase.Paused, Reason.PauseRequested, message, WHEN_TOLD);
  }

  private static Step unfunded(Work work, String message) {
    return work.leases() > 0
        ? rest(held(work), Reason.CreditExhausted, message, WHILE_LEASED)
        : rest(Phase.Paused, Reason.CreditExhausted, message, WHEN_TOLD);
  }

  private static Step plan(RenderJobObservation seen) {
    return switch (seen.pool()) {
      case PoolSeen.Absent absent ->
          rest(Phase.Queued, Reason.PoolNotFound, absent.message(), WHEN_TOLD);
      case PoolSeen.NotAllowed pool ->
          rest(Phase.Queued, Reason.NamespaceNotAllowed, pool.message(), WHEN_TOLD);
      case PoolSeen.Unfit pool ->
          rest(Phase.Queued, Reason.NoCompatiblePool, pool.message(), WHEN_TOLD);
      case PoolSeen.WithoutModel pool ->
          rest(Phase.Queued, Reason.ModelNotAvailable, pool.message(), WHEN_TOLD);
      case PoolSeen.Available model ->
          switch (seen.script()) {
            case ScriptSeen.Missing missing ->
                rest(
                    Phase.Planning,
                    Reason.ScriptNotFound,
                    missing.message(),
                    WHILE_WAITING_OUTSIDE);
            case ScriptSeen.Text text -> new Step.Plan(model, text);
            case ScriptSeen.NotNeeded ignored ->
                throw new IllegalStateException("a film that is not planned needs its script");
          };
    };
  }

  private static Step cut(RenderJobObservation seen) {
    return switch (seen.work().cut()) {
      case NONE -> new Step.OrderCut();
      case READY -> rest(Phase.Assembling, Waiting.of(seen));
      case LEASED ->
          rest(Phase.Assembling, Reason.Assembling, "A worker cuts the film.", WHILE_LEASED);
      case FAILED -> throw new IllegalStateException("a failed cut is a failure");
      case DONE ->
          seen.unreadable()
              .<Step>map(
                  which ->
                      rest(
                          Phase.Publishing, Reason.OutputNotReadable, which, WHILE_WAITING_OUTSIDE))
              .orElseGet(Step.Publish::new);
    };
  }

  private static Step render(RenderJobObservation seen) {
    var work = seen.work();
    if (work.leases() == 0) {
      return rest(Phase.Queued, Waiting.of(seen));
    }
    if (seen.row().orElseThrow().heldBack()) {
      var message =
          "The budget of %d GPU-seconds is used up. %s may end; raise spec.budget.gpuSeconds now to"
              + " let the film go on.";
      return rest(
          Phase.Rendering,
          Reason.BudgetReached,
          message.formatted(
              seen.wishes().budget().map(b -> b.gpuSeconds()).orElse(0L),
              count(work.leases(), "shot")),
          WHILE_LEASED);
    }
    var message =
        "%s at work, %d of %d shots done."
            .formatted(count(work.leases(), "worker"), work.succeeded(), work.shots());
    return rest(Phase.Rendering, Reason.Rendering, message, WHILE_LEASED);
  }

  /** A worker holds something of the film: a shot, or its cut. */
  private static Phase held(Work work) {
    return work.rendering() > 0 ? Phase.Rendering : Phase.Assembling;
  }

  private static String waitingToStop(int leases) {
    return "Waiting for %s to stop.".formatted(count(leases, "worker"));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static Step rest(Phase phase, Waiting waiting) {
    return rest(phase, waiting.reason(), waiting.message(), waiting.recheck());
  }

  private static Step rest(Phase phase, Reason reason, String message, Recheck recheck) {
    return new Step.Rest(Standing.waiting(phase, reason, message), recheck);
  }

  /** A limit is met by the clock, whether or not anything else happens. */
  private static Step untilNextLimit(RenderJobObservation seen, Step step) {
    var next =
        Stream.concat(Limits.next(seen).stream(), Credits.next(seen).stream())
            .min(Duration::compareTo)
            .map(time -> time.plus(A_MOMENT));
    return step instanceof Step.Rest(Standing standing, Recheck recheck) && next.isPresent()
        ? new Step.Rest(standing, recheck.orSooner(next.get()))
        : step;
  }
}

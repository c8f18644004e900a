package com.aifilmstudio.operator.renderjob;

/** Why no worker has taken a task of a planned film that may be claimed. Pure. */
final class Waiting {

  private Waiting() {}

  static Reason reason(RenderJobObservation seen) {
    return switch (seen.pool()) {
      case PoolSeen.Absent ignored -> Reason.PoolNotFound;
      case PoolSeen.Available pool when pool.workers() > 0 -> Reason.WaitingForTurn;
      case PoolSeen.Available pool when pool.replacedBy().isPresent() -> Reason.ModelReplaced;
      case PoolSeen.Available ignored -> Reason.WaitingForWorkers;
      case PoolSeen.NotAllowed ignored -> Reason.WaitingForWorkers;
      case PoolSeen.WithoutModel ignored -> Reason.WaitingForWorkers;
    };
  }

  static String message(RenderJobObservation seen) {
    return switch (seen.pool()) {
      case PoolSeen.Absent pool -> pool.message();
      case PoolSeen.Available pool when pool.workers() == 0 && pool.replacedBy().isPresent() ->
          "RenderPool %s has gone on to model %s. This film was planned with %s, and no worker has it: put that model back, or create a new RenderJob."
              .formatted(pool.pool(), pool.replacedBy().get(), pool.digest());
      case PoolSeen.Available pool ->
          what(seen) + " for a worker of RenderPool " + pool.pool() + ".";
      case PoolSeen.NotAllowed pool ->
          what(seen) + " for a worker of RenderPool " + pool.pool() + ".";
      case PoolSeen.WithoutModel pool ->
          what(seen) + " for a worker of RenderPool " + pool.pool() + ".";
    };
  }

  private static String what(RenderJobObservation seen) {
    var work = seen.work();
    if (work.allRendered()) {
      return "The cut waits";
    }
    return work.queued() == 1 ? "1 shot waits" : work.queued() + " shots wait";
  }
}

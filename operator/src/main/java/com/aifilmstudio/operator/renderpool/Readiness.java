package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.store.worker.WorkerState;
import java.util.Optional;

/** Whether a pool works as it should, and if not, why. Pure. */
record Readiness(boolean ready, String reason, String message) {

  static Readiness of(RenderPoolObservation seen, Staffing staffing, Optional<String> refusal) {
    if (seen.model() instanceof ModelSeen.Missing missing) {
      return new Readiness(false, "ModelNotAvailable", missing.message());
    }
    if (refusal.isPresent()) {
      return new Readiness(false, "PodRefused", refusal.get());
    }
    int loaded =
        Staffing.count(seen.pods(), WorkerState.Idle)
            + Staffing.count(seen.pods(), WorkerState.Busy);
    if (loaded > 0) {
      return new Readiness(true, "WorkersReady", "");
    }
    var problem = problem(seen);
    if (seen.troubles().failures() > 0) {
      var message =
          "%d workers in a row failed at their start%s%s"
              .formatted(
                  seen.troubles().failures(),
                  problem.map(why -> ": " + why).orElse(""),
                  seen.troubles().notBefore().map("; next try at %s"::formatted).orElse(""));
      return new Readiness(false, "WorkersFailAtStart", message);
    }
    if (staffing.sizing().to() == 0) {
      return new Readiness(true, "ScaledToZero", "Workers come with the first order.");
    }
    return new Readiness(
        false, "WorkersStarting", problem.orElse("No worker has loaded the model yet."));
  }

  private static Optional<String> problem(RenderPoolObservation seen) {
    return seen.pods().stream()
        .flatMap(pod -> pod.problem().map(why -> pod.name() + ": " + why).stream())
        .findFirst();
  }
}

package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.FindingPolicy;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.plan.FilmPlanner;
import com.aifilmstudio.core.plan.Planned;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether a film is rendered as planned, or why it is not. Pure. */
sealed interface Planning {

  /** Bytes of a script that is referred to. */
  int LONGEST_SCRIPT = 512 * 1024;

  record Go(FilmPlan plan) implements Planning {}

  record Stop(Standing standing) implements Planning {}

  static Planning of(
      RenderJob job, Optional<String> screenplay, Bundle bundle, String digest, String engine) {
    int bytes = screenplay.map(s -> s.getBytes(StandardCharsets.UTF_8).length).orElse(0);
    if (bytes > LONGEST_SCRIPT) {
      return stop(
          FailureCode.SCRIPT_TOO_LONG,
          "The script is %d bytes long; at most %d are read.".formatted(bytes, LONGEST_SCRIPT));
    }
    return switch (FilmPlanner.plan(Orders.film(job, screenplay), bundle, digest, engine)) {
      case Planned.Refused refused -> stop(refused.first().code(), refused.first().message());
      case Planned.Film(FilmPlan plan) -> understood(job, plan);
    };
  }

  private static Planning understood(RenderJob job, FilmPlan plan) {
    if (plan.notUnderstood().isEmpty() || job.getSpec().film().prompts() == FindingPolicy.Warn) {
      return new Go(plan);
    }
    return stop(FailureCode.PROMPT_NOT_UNDERSTOOD, JobConditions.sentence(plan.notUnderstood()));
  }

  private static Planning stop(FailureCode code, String message) {
    return new Stop(new Standing(Phase.Failed, code.code(), message));
  }
}

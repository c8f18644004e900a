package com.aifilmstudio.renderpod.engine;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.renderpod.engine.diffusion.Sampler;
import java.util.Optional;

/**
 * One run of the model: everything that decides its pixels, beside the bundle.
 *
 * @param frames at the model's rate; one of the counts that the bundle allows
 * @param sampler {@code ddim} or {@code dpm++2m}
 */
public record Take(
    String prompt,
    String negative,
    int frames,
    long seed,
    int steps,
    double guidance,
    String sampler) {

  /** Why a bundle's model cannot make it, if it cannot. */
  Optional<String> impossibleFor(Bundle bundle) {
    var allowed = bundle.video().frames();
    if (!allowed.contains(frames)) {
      return Optional.of("%d frames were asked for, the model makes %s".formatted(frames, allowed));
    }
    var most = bundle.scheduler().trainSteps();
    if (steps < 1 || steps > most) {
      return Optional.of("%d steps were asked for, 1 to %d can be taken".formatted(steps, most));
    }
    if (!Sampler.NAMES.contains(sampler)) {
      return Optional.of(
          "sampler %s was asked for, there are %s".formatted(sampler, Sampler.NAMES));
    }
    return Optional.empty();
  }
}

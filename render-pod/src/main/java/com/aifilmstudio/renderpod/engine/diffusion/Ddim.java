package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.renderpod.engine.diffusion.LatentState.History;
import com.aifilmstudio.renderpod.engine.diffusion.NoiseSchedule.Step;
import java.util.Optional;

/** Denoising diffusion implicit models (Song et al. 2020), deterministic: first order. */
final class Ddim implements Sampler {

  @Override
  public float[] next(Step step, float[] latent, float[] velocity) {
    var next = new float[latent.length];
    for (var i = 0; i < next.length; i++) {
      var picture = step.alpha() * latent[i] - step.sigma() * velocity[i];
      var noise = step.sigma() * latent[i] + step.alpha() * velocity[i];
      next[i] = (float) (step.nextAlpha() * picture + step.nextSigma() * noise);
    }
    return next;
  }

  @Override
  public Optional<History> history() {
    return Optional.empty();
  }
}

package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.renderpod.engine.diffusion.LatentState.History;
import com.aifilmstudio.renderpod.engine.diffusion.NoiseSchedule.Step;
import java.util.Optional;

/**
 * DPM-Solver++(2M) (Lu et al. 2022): second order by looking back at the picture of the step
 * before. The first step has nothing to look back at, and the last one ends in the picture itself.
 */
final class DpmSolver implements Sampler {
  private Optional<History> before;

  DpmSolver(Optional<History> before) {
    this.before = before;
  }

  @Override
  public float[] next(Step step, float[] latent, float[] velocity) {
    var picture = step.picture(latent, velocity);
    var next = step.last() ? picture : ahead(step, latent, picture);
    before = Optional.of(new History(picture, step.lambda()));
    return next;
  }

  private float[] ahead(Step step, float[] latent, float[] picture) {
    var stride = step.nextLambda() - step.lambda();
    var keep = step.nextSigma() / step.sigma();
    var move = -step.nextAlpha() * Math.expm1(-stride);
    var pictureBefore = before.map(History::picture).orElse(picture);
    // How far to go beyond the present picture, along the line from the one before.
    var beyond = before.map(it -> stride / (2 * (step.lambda() - it.lambda()))).orElse(0.0);
    var next = new float[latent.length];
    for (var i = 0; i < next.length; i++) {
      var ahead = picture[i] + beyond * ((double) picture[i] - pictureBefore[i]);
      next[i] = (float) (keep * latent[i] + move * ahead);
    }
    return next;
  }

  @Override
  public Optional<History> history() {
    return before;
  }
}

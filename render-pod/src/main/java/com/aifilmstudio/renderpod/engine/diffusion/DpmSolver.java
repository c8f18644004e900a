package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.renderpod.engine.diffusion.NoiseSchedule.Step;

/**
 * DPM-Solver++(2M) (Lu et al. 2022): second order by looking back at the picture of the step
 * before. The first step has nothing to look back at, and the last one ends in the picture itself.
 */
final class DpmSolver implements Sampler {
  private float[] pictureBefore;
  private double lambdaBefore;

  @Override
  public float[] next(Step step, float[] latent, float[] velocity) {
    var picture = new float[latent.length];
    for (var i = 0; i < picture.length; i++) {
      picture[i] = (float) (step.alpha() * latent[i] - step.sigma() * velocity[i]);
    }
    var next = step.last() ? picture : ahead(step, latent, picture);
    pictureBefore = picture;
    lambdaBefore = step.lambda();
    return next;
  }

  private float[] ahead(Step step, float[] latent, float[] picture) {
    var stride = step.nextLambda() - step.lambda();
    // How far to go beyond the present picture, along the line from the one before.
    var beyond = pictureBefore == null ? 0 : stride / (2 * (step.lambda() - lambdaBefore));
    var keep = step.nextSigma() / step.sigma();
    var move = -step.nextAlpha() * Math.expm1(-stride);
    var next = new float[latent.length];
    for (var i = 0; i < next.length; i++) {
      double ahead = picture[i];
      if (pictureBefore != null) {
        ahead += beyond * ((double) picture[i] - pictureBefore[i]);
      }
      next[i] = (float) (keep * latent[i] + move * ahead);
    }
    return next;
  }
}

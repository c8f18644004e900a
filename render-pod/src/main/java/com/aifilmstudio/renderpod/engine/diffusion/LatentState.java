package com.aifilmstudio.renderpod.engine.diffusion;

import java.util.Optional;

/**
 * How far a take is, and all that is needed to go on from there to the same latent. The arrays are
 * never written to again, so a state may be kept and read by another thread without copying it.
 *
 * <p>There is no state of chance: noise is drawn from the seed before the first step, and no
 * sampler draws again.
 *
 * @param step how many steps are done
 * @param history what the sampler remembers of the step before, if it does
 */
public record LatentState(int step, float[] latent, Optional<History> history) {

  /** The picture that the step before foresaw, and its {@code lambda}. */
  public record History(float[] picture, double lambda) {}

  /** Before the first step. */
  public static LatentState start(float[] noise) {
    return new LatentState(0, noise, Optional.empty());
  }

  /** After the last step: only decoding is left. */
  public static LatentState denoised(int steps, float[] latent) {
    return new LatentState(steps, latent, Optional.empty());
  }
}

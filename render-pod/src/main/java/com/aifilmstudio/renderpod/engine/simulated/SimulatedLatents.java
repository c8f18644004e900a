package com.aifilmstudio.renderpod.engine.simulated;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.renderpod.engine.diffusion.Latents;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * Latents that stand for those of a model: as large, and each step makes new ones from those before
 * and from nothing else, so that frames tell whether a take went on where it had been left. Whole
 * numbers throughout, which a float holds exactly.
 */
public final class SimulatedLatents {

  private static final int PRIME = 65_521;

  private final IntUnaryOperator size;

  private SimulatedLatents(IntUnaryOperator size) {
    this.size = size;
  }

  /** As large as the model's own. */
  public static SimulatedLatents of(Bundle.Video video) {
    return new SimulatedLatents(frames -> Latents.of(video, frames).size());
  }

  /** Of that many numbers, whatever the clip. */
  public static SimulatedLatents ofSize(int numbers) {
    return new SimulatedLatents(frames -> numbers);
  }

  /** How many numbers a clip of so many frames has. */
  public int size(int frames) {
    return size.applyAsInt(frames);
  }

  /** Noise, from the seed alone. */
  public float[] start(int frames, long seed) {
    var random = new SplittableRandom(seed);
    var latent = new float[size(frames)];
    for (var i = 0; i < latent.length; i++) {
      latent[i] = random.nextInt(PRIME);
    }
    return latent;
  }

  /** One step further. */
  public float[] next(float[] latent, int step) {
    var next = new float[latent.length];
    for (var i = 0; i < next.length; i++) {
      next[i] = ((int) latent[i] * 31 + step) % PRIME;
    }
    return next;
  }

  /** Differs, as good as always, where the latents differ. */
  public static long digest(float[] latent) {
    var digest = 0L;
    for (var number : latent) {
      digest = digest * PRIME + (long) number;
    }
    return digest;
  }
}

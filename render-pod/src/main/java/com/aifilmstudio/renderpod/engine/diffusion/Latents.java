package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.core.bundle.Bundle;
import java.util.SplittableRandom;

/** The shape of a clip's latents, and the arithmetic on them that needs no model. */
public record Latents(int channels, int frames, int height, int width) {

  public static Latents of(Bundle.Video video, int frames) {
    return new Latents(
        video.latentChannels(),
        frames,
        video.height() / video.scale(),
        video.width() / video.scale());
  }

  public int size() {
    return channels * frames * height * width;
  }

  /** Normal noise in the order channel, frame, row, column: pixels follow from the seed alone. */
  public float[] noise(long seed) {
    var random = new SplittableRandom(seed);
    var noise = new float[size()];
    for (var i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  /** The latent twice: once for the prompt, once for the negative prompt. */
  Tensor.Floats pair(float[] latent) {
    var pair = new float[2 * latent.length];
    System.arraycopy(latent, 0, pair, 0, latent.length);
    System.arraycopy(latent, 0, pair, latent.length, latent.length);
    return new Tensor.Floats(pair, 2, channels, frames, height, width);
  }

  /** The latent once. */
  Tensor.Floats single(float[] latent) {
    return new Tensor.Floats(latent, 1, channels, frames, height, width);
  }

  /** Classifier-free guidance: away from the negative prompt, towards the prompt and beyond. */
  static float[] guided(float[] pair, double guidance) {
    var guided = new float[pair.length / 2];
    for (var i = 0; i < guided.length; i++) {
      double towards = pair[i];
      double from = pair[guided.length + i];
      guided[i] = (float) (from + guidance * (towards - from));
    }
    return guided;
  }

  /** Frames {@code from} to {@code to} as a batch of pictures: frame, channel, row, column. */
  Tensor.Floats pictures(float[] latent, int from, int to) {
    var plane = height * width;
    var pictures = new float[(to - from) * channels * plane];
    for (var frame = from; frame < to; frame++) {
      for (var channel = 0; channel < channels; channel++) {
        System.arraycopy(
            latent,
            (channel * frames + frame) * plane,
            pictures,
            ((frame - from) * channels + channel) * plane,
            plane);
      }
    }
    return new Tensor.Floats(pictures, to - from, channels, height, width);
  }

  static boolean finite(float[] latent) {
    for (var value : latent) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}

package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.core.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model in three moves: words to conditions, noise to a latent, a latent to pictures. */
public final class LatentVideoModel implements AutoCloseable {
  /** Frames that are decoded at once: the decoder's memory grows with it, its speed hardly. */
  private static final int DECODED_AT_ONCE = 4;

  private final Bundle.Video video;
  private final NoiseSchedule schedule;
  private final ModelParts parts;

  private LatentVideoModel(Bundle.Video video, NoiseSchedule schedule, ModelParts parts) {
    this.video = video;
    this.schedule = schedule;
    this.parts = parts;
  }

  /** Hears of each step, and says whether to go on. */
  @FunctionalInterface
  public interface Steps {
    boolean goOnAfter(int step, int steps);
  }

  /** The denoised latent, or how far it came. */
  public sealed interface Denoised {
    record Done(float[] latent) implements Denoised {}

    record Stopped(int step) implements Denoised {}

    /** After that step a number was not finite. */
    record OutOfRange(int step) implements Denoised {}
  }

  /** Loads every part of the bundle whose files lie in the folder. */
  public static LatentVideoModel load(TorchRuntime runtime, Path folder, Bundle bundle)
      throws IOException {
    return new LatentVideoModel(
        bundle.video(),
        NoiseSchedule.cosine(bundle.scheduler().trainSteps()),
        ModelParts.load(runtime, folder, bundle));
  }

  ModelParts parts() {
    return parts;
  }

  /** The conditions that prompt and negative prompt put on the picture. */
  public Tensor.Floats text(String prompt, String negative) {
    return parts.textEncoder().run(parts.tokens().pair(prompt, negative));
  }

  /** Removes the noise, step by step, under guidance by the text. */
  public Denoised denoise(
      float[] noise,
      int frames,
      Tensor.Floats text,
      int steps,
      double guidance,
      Sampler sampler,
      Steps listener) {
    var shape = Latents.of(video, frames);
    var latent = noise;
    var number = 0;
    for (var step : schedule.steps(steps)) {
      number++;
      var time = new Tensor.Floats(new float[] {step.time(), step.time()}, 2);
      var velocities = parts.denoiser().run(shape.pair(latent), time, text);
      latent = sampler.next(step, latent, Latents.guided(velocities.values(), guidance));
      if (!Latents.finite(latent)) {
        return new Denoised.OutOfRange(number);
      }
      if (!listener.goOnAfter(number, steps)) {
        return new Denoised.Stopped(number);
      }
    }
    return new Denoised.Done(latent);
  }

  /** The latent's frames as RGB24. */
  public List<byte[]> decode(float[] latent, int frames) {
    var shape = Latents.of(video, frames);
    var pictures = new ArrayList<byte[]>(frames);
    for (var from = 0; from < frames; from += DECODED_AT_ONCE) {
      var some = shape.pictures(latent, from, Math.min(frames, from + DECODED_AT_ONCE));
      pictures.addAll(Pixels.rgb24(parts.decoder().run(some)));
    }
    return pictures;
  }

  @Override
  public void close() {
    parts.close();
  }
}

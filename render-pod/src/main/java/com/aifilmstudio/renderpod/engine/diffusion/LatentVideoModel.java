package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.core.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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

    /**
     * @param state to go on from
     * @param picture what the step foresees at its end, as a latent
     */
    boolean goOnAfter(LatentState state, Supplier<float[]> picture);
  }

  /** The denoised latent, or how far it came. */
  public sealed interface Denoised {
    record Done(float[] latent) implements Denoised {}

    record Stopped(LatentState state) implements Denoised {}

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

  /** Removes the noise that is left, step by step, under guidance by the text. */
  public Denoised denoise(
      LatentState from,
      int frames,
      Tensor.Floats text,
      int steps,
      double guidance,
      String samplerName,
      Steps listener) {
    var shape = Latents.of(video, frames);
    var sampler = Sampler.resumed(samplerName, from.history());
    var state = from;
    for (var step : schedule.steps(steps).subList(from.step(), steps)) {
      var time = new Tensor.Floats(new float[] {step.time(), step.time()}, 2);
      var velocities = parts.denoiser().run(shape.pair(state.latent()), time, text);
      var velocity = Latents.guided(velocities.values(), guidance);
      var latent = state.latent();
      state =
          new LatentState(
              state.step() + 1, sampler.next(step, latent, velocity), sampler.history());
      if (!Latents.finite(state.latent())) {
        return new Denoised.OutOfRange(state.step());
      }
      if (!listener.goOnAfter(state, () -> step.picture(latent, velocity))) {
        return new Denoised.Stopped(state);
      }
    }
    return new Denoised.Done(state.latent());
  }

  /** The latent's frames as RGB24; nothing when it shall not go on between some of them. */
  public Optional<List<byte[]>> decode(float[] latent, int frames, BooleanSupplier goOn) {
    var pictures = new ArrayList<byte[]>(frames);
    for (var from = 0; from < frames; from += DECODED_AT_ONCE) {
      if (!goOn.getAsBoolean()) {
        return Optional.empty();
      }
      pictures.addAll(decode(latent, frames, from, Math.min(frames, from + DECODED_AT_ONCE)));
    }
    return Optional.of(pictures);
  }

  /** One frame of it, from the middle. */
  public byte[] glimpse(float[] latent, int frames) {
    return decode(latent, frames, frames / 2, frames / 2 + 1).getFirst();
  }

  private List<byte[]> decode(float[] latent, int frames, int from, int to) {
    return Pixels.rgb24(parts.decoder().run(Latents.of(video, frames).pictures(latent, from, to)));
  }

  @Override
  public void close() {
    parts.close();
  }
}

package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.core.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model in three moves: words to conditions, noise to a latent, a latent to pictures. */
public final class LatentVideoModel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LatentVideoModel.class);

  private final Bundle.Video video;
  private final NoiseSchedule schedule;
  private final ModelParts parts;
  private final DeviceMemory memory;
  private Thrift thrift = Thrift.NONE;

  LatentVideoModel(
      Bundle.Video video, NoiseSchedule schedule, ModelParts parts, DeviceMemory memory) {
    this.video = video;
    this.schedule = schedule;
    this.parts = parts;
    this.memory = memory;
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
        ModelParts.load(runtime, folder, bundle),
        DeviceMemory.of(runtime.device()));
  }

  ModelParts parts() {
    return parts;
  }

  /** What has been given up so far to fit into the memory. */
  Thrift thrift() {
    return thrift;
  }

  /** The conditions that prompt and negative prompt put on the picture. */
  public Tensor.Floats text(String prompt, String negative) {
    var tokens = parts.tokens().pair(prompt, negative);
    return fitting("the text", Thrift::withoutTextEncoder, () -> parts.textEncoder().run(tokens));
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
      var latent = state.latent();
      var velocities =
          fitting(
              "a step",
              Thrift::forDenoising,
              () ->
                  thrift.guidanceApart()
                      ? apart(shape, latent, step.time(), text)
                      : together(shape, latent, step.time(), text));
      var velocity = Latents.guided(velocities, guidance);
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

  private float[] together(Latents shape, float[] latent, float time, Tensor.Floats text) {
    var times = new Tensor.Floats(new float[] {time, time}, 2);
    return parts.denoiser().run(shape.pair(latent), times, text).values();
  }

  /** The same as {@link #together} in two runs, each with half of the memory. */
  private float[] apart(Latents shape, float[] latent, float time, Tensor.Floats text) {
    var both = new float[2 * latent.length];
    for (var which = 0; which < 2; which++) {
      var times = new Tensor.Floats(new float[] {time}, 1);
      var one = parts.denoiser().run(shape.single(latent), times, text.row(which));
      System.arraycopy(one.values(), 0, both, which * latent.length, latent.length);
    }
    return both;
  }

  /** The latent's frames as RGB24; nothing when it shall not go on between some of them. */
  public Optional<List<byte[]>> decode(float[] latent, int frames, BooleanSupplier goOn) {
    var pictures = new ArrayList<byte[]>(frames);
    while (pictures.size() < frames) {
      if (!goOn.getAsBoolean()) {
        return Optional.empty();
      }
      var from = pictures.size();
      pictures.addAll(
          fitting(
              "decoding a frame",
              Thrift::forDecoding,
              () -> decode(latent, frames, from, Math.min(frames, from + thrift.decodedAtOnce()))));
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

  /** Tries until it fits, giving up one more thing each time; then says what it would need. */
  private <T> T fitting(String doing, Function<Thrift, Optional<Thrift>> saving, Supplier<T> work) {
    while (true) {
      try {
        return work.get();
      } catch (TorchFailure e) {
        if (!e.isOutOfMemory()) {
          throw e;
        }
        memory.release();
        thrift =
            saving
                .apply(thrift)
                .orElseThrow(
                    () ->
                        new TorchFailure(
                            e.code(), MemoryNeed.sentence(doing, e.getMessage(), memory), e));
        if (thrift.textEncoderAway()) {
          parts.textEncoder().giveBack();
        }
        LOG.warn("{} does not fit in the memory, saving: {}", doing, thrift);
      }
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}

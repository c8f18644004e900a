package com.aifilmstudio.renderpod.engine;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.engine.TakeListener.Verdict;
import com.aifilmstudio.renderpod.engine.diffusion.GoldenTest;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import com.aifilmstudio.renderpod.engine.diffusion.LatentVideoModel;
import com.aifilmstudio.renderpod.engine.diffusion.LatentVideoModel.Denoised;
import com.aifilmstudio.renderpod.engine.diffusion.Latents;
import com.aifilmstudio.renderpod.engine.diffusion.NumericClass;
import com.aifilmstudio.renderpod.engine.diffusion.Supported;
import com.aifilmstudio.renderpod.engine.diffusion.TorchFailure;
import com.aifilmstudio.renderpod.engine.diffusion.TorchRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders with the model of a bundle. */
public final class DiffusionEngine implements Engine {
  private final LatentVideoModel model;
  private final Path folder;
  private final Bundle bundle;
  private final String numericClass;

  private DiffusionEngine(LatentVideoModel model, Path folder, Bundle bundle, String numericClass) {
    this.model = model;
    this.folder = folder;
    this.bundle = bundle;
    this.numericClass = numericClass;
  }

  /**
   * Loads the model and compares its parts with the bundle's known results; an engine that does not
   * reproduce them is not to be had.
   *
   * @param folder holds the bundle's files under the names of its manifest
   * @param threads for the tensor library, of the whole process
   */
  public static DiffusionEngine load(Path folder, Bundle bundle, int threads) throws EngineRefused {
    var problems = Supported.problems(bundle);
    if (!problems.isEmpty()) {
      throw new EngineRefused(FailureCode.BUNDLE_UNSUPPORTED, String.join("; ", problems));
    }
    try {
      var runtime = TorchRuntime.start(threads);
      var model = LatentVideoModel.load(runtime, folder, bundle);
      try {
        requireGolden(model, folder, bundle);
        return new DiffusionEngine(model, folder, bundle, NumericClass.of(runtime));
      } catch (EngineRefused | IOException | RuntimeException e) {
        model.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EngineRefused(FailureCode.RENDER_FAILED, e.getMessage(), e);
    } catch (TorchFailure e) {
      throw new EngineRefused(e.code(), e.getMessage(), e);
    }
  }

  /** What this machine is to the engine. Starts the tensor library. */
  public static Hardware hardware(int threads) throws EngineRefused {
    try {
      var runtime = TorchRuntime.start(threads);
      return new Hardware(runtime.device().isGpu() ? "cuda" : "cpu", NumericClass.of(runtime));
    } catch (TorchFailure e) {
      throw new EngineRefused(e.code(), e.getMessage(), e);
    }
  }

  private static void requireGolden(LatentVideoModel model, Path folder, Bundle bundle)
      throws IOException, EngineRefused {
    var different =
        GoldenTest.run(model, folder, bundle).stream()
            .filter(result -> !result.passed())
            .map(GoldenTest.Result::toString)
            .collect(Collectors.joining("; "));
    if (!different.isEmpty()) {
      throw new EngineRefused(FailureCode.BUNDLE_GOLDEN_MISMATCH, different);
    }
  }

  @Override
  public String name() {
    return "diffusion";
  }

  @Override
  public String numericClass() {
    return numericClass;
  }

  @Override
  public int latentSize(Take take) {
    return Latents.of(bundle.video(), take.frames()).size();
  }

  private LatentState start(Take take) {
    return LatentState.start(Latents.of(bundle.video(), take.frames()).noise(take.seed()));
  }

  @Override
  public TakeOutcome render(Take take, Optional<LatentState> from, TakeListener listener) {
    var impossible = take.impossibleFor(bundle);
    if (impossible.isPresent()) {
      return new TakeOutcome.Failed(FailureCode.RENDER_FAILED, impossible.get());
    }
    try {
      var clock = new StageClock(System::nanoTime, listener);
      return denoise(take, from.orElseGet(() -> start(take)), clock, listener);
    } catch (TorchFailure e) {
      return new TakeOutcome.Failed(e.code(), e.getMessage());
    }
  }

  private TakeOutcome denoise(
      Take take, LatentState from, StageClock clock, TakeListener listener) {
    if (from.step() == take.steps()) {
      return decode(take, from.latent(), clock, listener);
    }
    clock.enter(Stage.TEXT);
    var text = model.text(take.prompt(), take.negative());
    clock.enter(Stage.DENOISE);
    var denoised =
        model.denoise(
            from,
            take.frames(),
            text,
            take.steps(),
            take.guidance(),
            take.sampler(),
            (state, picture) ->
                goOn(
                    listener.stepped(
                        new Progress(
                            state, take.steps(), () -> glimpse(picture.get(), take.frames())))));
    return switch (denoised) {
      case Denoised.Stopped(LatentState state) -> new TakeOutcome.Stopped(state);
      case Denoised.OutOfRange(int step) ->
          new TakeOutcome.Failed(
              FailureCode.RENDER_NAN,
              "a number was not finite after step %d of %d".formatted(step, take.steps()));
      case Denoised.Done(float[] latent) -> decode(take, latent, clock, listener);
    };
  }

  private TakeOutcome decode(Take take, float[] latent, StageClock clock, TakeListener listener) {
    clock.enter(Stage.DECODE);
    return model
        .decode(latent, take.frames(), () -> goOn(listener.decoding()))
        .<TakeOutcome>map(frames -> new TakeOutcome.Rendered(clip(frames), clock.close()))
        .orElseGet(() -> new TakeOutcome.Stopped(LatentState.denoised(take.steps(), latent)));
  }

  /** An interrupt ends the take like a word of the listener. */
  private static boolean goOn(Verdict verdict) {
    return verdict == Verdict.CONTINUE && !Thread.currentThread().isInterrupted();
  }

  private Clip glimpse(float[] picture, int frames) {
    return clip(List.of(model.glimpse(picture, frames)));
  }

  private Clip clip(List<byte[]> frames) {
    var video = bundle.video();
    return new Clip(video.width(), video.height(), video.fps(), frames);
  }

  @Override
  public Optional<TakeOutcome.Failed> prove() {
    try {
      requireGolden(model, folder, bundle);
      return Optional.empty();
    } catch (EngineRefused e) {
      return Optional.of(new TakeOutcome.Failed(e.code(), e.getMessage()));
    } catch (TorchFailure e) {
      return Optional.of(new TakeOutcome.Failed(e.code(), e.getMessage()));
    } catch (IOException e) {
      return Optional.of(new TakeOutcome.Failed(FailureCode.RENDER_FAILED, e.getMessage()));
    }
  }

  @Override
  public void close() {
    model.close();
  }
}

package com.aifilmstudio.renderpod.engine;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.clock.Pause;
import com.aifilmstudio.renderpod.engine.TakeListener.Verdict;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import com.aifilmstudio.renderpod.engine.simulated.Faults;
import com.aifilmstudio.renderpod.engine.simulated.Pace;
import com.aifilmstudio.renderpod.engine.simulated.SimulatedLatents;
import com.aifilmstudio.renderpod.engine.simulated.TestCard;
import java.util.List;
import java.util.Optional;

/** Pretends: takes its time as told and draws frames that say so. Needs no file of the bundle. */
public final class SimulatedEngine implements Engine {
  /** Its frames are made of whole numbers, so they are the same everywhere. */
  private static final String NUMERIC_CLASS = "simulated/1";

  private Faults faults = Faults.none();

  private final Bundle bundle;
  private final SimulatedLatents latents;
  private final Pace pace;
  private final Pause pause;

  private SimulatedEngine(Bundle bundle, SimulatedLatents latents, Pace pace, Pause pause) {
    this.bundle = bundle;
    this.latents = latents;
    this.pace = pace;
    this.pause = pause;
  }

  /** Waits for as long as loading a model would take. */
  public static SimulatedEngine load(Bundle bundle, Pace pace, Pause pause)
      throws InterruptedException {
    return load(bundle, SimulatedLatents.of(bundle.video()), pace, pause);
  }

  /** One whose latents are as large as those of some other model. */
  public static SimulatedEngine load(
      Bundle bundle, SimulatedLatents latents, Pace pace, Pause pause) throws InterruptedException {
    pause.last(pace.load());
    return new SimulatedEngine(bundle, latents, pace, pause);
  }

  /** What any machine is to it. */
  public static Hardware hardware() {
    return new Hardware("simulated", NUMERIC_CLASS);
  }

  /** The same engine on a machine with these faults. */
  public SimulatedEngine on(Faults machine) {
    faults = machine;
    return this;
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public String numericClass() {
    return NUMERIC_CLASS;
  }

  @Override
  public int latentSize(Take take) {
    return latents.size(take.frames());
  }

  @Override
  public TakeOutcome render(Take take, Optional<LatentState> from, TakeListener listener) {
    var impossible = take.impossibleFor(bundle);
    if (impossible.isPresent()) {
      return new TakeOutcome.Failed(FailureCode.RENDER_FAILED, impossible.get());
    }
    if (faults.next()) {
      return new TakeOutcome.Failed(faults.code(), "the simulated engine was told to fail");
    }
    var clock = new StageClock(System::nanoTime, listener);
    clock.enter(Stage.TEXT);
    clock.enter(Stage.DENOISE);
    var state = from.orElseGet(() -> LatentState.start(latents.start(take.frames(), take.seed())));
    while (state.step() < take.steps()) {
      try {
        pause.last(pace.step());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TakeOutcome.Stopped(state);
      }
      state = stepped(state);
      if (listener.stepped(progress(take, state)) == Verdict.STOP) {
        return new TakeOutcome.Stopped(state);
      }
    }
    clock.enter(Stage.DECODE);
    return listener.decoding() == Verdict.STOP
        ? new TakeOutcome.Stopped(state)
        : new TakeOutcome.Rendered(clip(card(take, state).all(take.frames())), clock.close());
  }

  private LatentState stepped(LatentState state) {
    var step = state.step() + 1;
    return new LatentState(step, latents.next(state.latent(), step), Optional.empty());
  }

  private Progress progress(Take take, LatentState state) {
    var time = (double) state.step() / take.steps();
    return new Progress(state, take.steps(), () -> clip(List.of(card(take, state).frame(time))));
  }

  private TestCard card(Take take, LatentState state) {
    var video = bundle.video();
    var seed = 31 * take.seed() + SimulatedLatents.digest(state.latent());
    return TestCard.of(video.width(), video.height(), take.prompt(), seed);
  }

  private Clip clip(List<byte[]> frames) {
    var video = bundle.video();
    return new Clip(video.width(), video.height(), video.fps(), frames);
  }

  @Override
  public Optional<TakeOutcome.Failed> prove() {
    return Optional.empty(); // there is nothing that it could have forgotten
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}

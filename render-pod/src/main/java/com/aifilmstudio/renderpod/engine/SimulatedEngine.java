package com.aifilmstudio.renderpod.engine;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.clock.Pause;
import com.aifilmstudio.renderpod.engine.simulated.Pace;
import com.aifilmstudio.renderpod.engine.simulated.TestCard;

/** Pretends: takes its time as told and draws frames that say so. Needs no file of the bundle. */
public final class SimulatedEngine implements Engine {
  /** Its frames are made of whole numbers, so they are the same everywhere. */
  private static final String NUMERIC_CLASS = "simulated/1";

  private final Bundle bundle;
  private final Pace pace;
  private final Pause pause;

  private SimulatedEngine(Bundle bundle, Pace pace, Pause pause) {
    this.bundle = bundle;
    this.pace = pace;
    this.pause = pause;
  }

  /** Waits for as long as loading a model would take. */
  public static SimulatedEngine load(Bundle bundle, Pace pace, Pause pause)
      throws InterruptedException {
    pause.last(pace.load());
    return new SimulatedEngine(bundle, pace, pause);
  }

  /** What any machine is to it. */
  public static Hardware hardware() {
    return new Hardware("simulated", NUMERIC_CLASS);
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
  public TakeOutcome render(Take take, TakeListener listener) {
    var impossible = take.impossibleFor(bundle);
    if (impossible.isPresent()) {
      return new TakeOutcome.Failed(FailureCode.RENDER_FAILED, impossible.get());
    }
    var clock = new StageClock(System::nanoTime, listener);
    clock.enter(Stage.TEXT);
    clock.enter(Stage.DENOISE);
    for (var step = 1; step <= take.steps(); step++) {
      try {
        pause.last(pace.step());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TakeOutcome.Stopped(step - 1);
      }
      if (listener.stepped(step, take.steps()) == TakeListener.Verdict.STOP) {
        return new TakeOutcome.Stopped(step);
      }
    }
    clock.enter(Stage.DECODE);
    var video = bundle.video();
    var frames =
        TestCard.frames(video.width(), video.height(), take.frames(), take.prompt(), take.seed());
    var clip = new Clip(video.width(), video.height(), video.fps(), frames);
    return new TakeOutcome.Rendered(clip, clock.close());
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}

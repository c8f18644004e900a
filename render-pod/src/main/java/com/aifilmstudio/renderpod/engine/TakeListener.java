package com.aifilmstudio.renderpod.engine;

/** Hears of a take's progress on the rendering thread, and may end it between two steps. */
@FunctionalInterface
public interface TakeListener {

  /** Whether to go on. */
  enum Verdict {
    CONTINUE,
    STOP
  }

  /** A denoising step is done; called once per step. */
  Verdict stepped(Progress progress);

  /** Some frames are decoded, or none yet. */
  default Verdict decoding() {
    return Verdict.CONTINUE;
  }

  /** A stage begins. */
  default void entered(Stage stage) {}

  /** Lets a take run to its end. */
  static TakeListener none() {
    return progress -> Verdict.CONTINUE;
  }
}

package com.aifilmstudio.renderpod.engine;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import java.time.Duration;
import java.util.Map;

/** How a take ended. */
public sealed interface TakeOutcome {

  /** The frames, and how long each stage took. */
  record Rendered(Clip clip, Map<Stage, Duration> spent) implements TakeOutcome {}

  /** The listener, or an interrupt of the thread, ended it; it can go on from that state. */
  record Stopped(LatentState state) implements TakeOutcome {}

  /** No frames, and why. */
  record Failed(FailureCode code, String message) implements TakeOutcome {}
}

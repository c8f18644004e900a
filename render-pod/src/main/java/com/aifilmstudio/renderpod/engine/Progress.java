package com.aifilmstudio.renderpod.engine;

import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import java.util.function.Supplier;

/**
 * Where a take is after a step.
 *
 * @param state to go on from, here or elsewhere
 * @param glimpse one frame of what it will be, as far as can be seen; costs time when it is asked
 *     for, and must be asked for on the rendering thread before the next step
 */
public record Progress(LatentState state, int steps, Supplier<Clip> glimpse) {

  /** How many steps are done, counted from 1. */
  public int step() {
    return state.step();
  }
}

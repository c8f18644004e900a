package com.aifilmstudio.renderpod.checkpoint;

import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import java.util.List;
import java.util.Optional;

/**
 * How far a shot is.
 *
 * @param finished the latents of the parts that need only be decoded
 * @param current of the part after them, if a step of it is done
 */
public record ShotState(List<float[]> finished, Optional<LatentState> current) {

  public ShotState {
    finished = List.copyOf(finished);
  }

  /** The part that is being rendered, counted from 0. */
  public int part() {
    return finished.size();
  }

  /** How many steps of that part are done. */
  public int step() {
    return current.map(LatentState::step).orElse(0);
  }

  /** Where to go on with a part that takes so many steps. */
  public Optional<LatentState> of(int part, int steps) {
    if (part < finished.size()) {
      return Optional.of(LatentState.denoised(steps, finished.get(part)));
    }
    return part == finished.size() ? current : Optional.empty();
  }

  /** Whether the other is at the same step. */
  public boolean isAt(ShotState other) {
    return part() == other.part() && step() == other.step();
  }

  /** Whether it is further than the other. */
  public boolean isBeyond(ShotState other) {
    return part() > other.part() || part() == other.part() && step() > other.step();
  }
}

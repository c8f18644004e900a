package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.renderpod.engine.diffusion.LatentState.History;
import com.aifilmstudio.renderpod.engine.diffusion.NoiseSchedule.Step;
import java.util.List;
import java.util.Optional;

/**
 * Takes a latent from one noise level to the next, given what the model says. The model speaks in
 * velocities, {@code v = alpha * noise - sigma * picture}. One sampler serves one take.
 */
public sealed interface Sampler permits Ddim, DpmSolver {

  /** What {@link #named} knows. */
  List<String> NAMES = List.of("ddim", "dpm++2m");

  /** The latent at the step's lower noise level. */
  float[] next(Step step, float[] latent, float[] velocity);

  /** What {@link #resumed} needs beside the latent to go on as this sampler would. */
  Optional<History> history();

  /** A sampler by the name that plans and bundles use. */
  static Sampler named(String name) {
    return resumed(name, Optional.empty());
  }

  /** A sampler in the middle of a take. */
  static Sampler resumed(String name, Optional<History> history) {
    return switch (name) {
      case "ddim" -> new Ddim();
      case "dpm++2m" -> new DpmSolver(history);
      default -> throw new IllegalArgumentException("there is no sampler " + name);
    };
  }
}

package com.aifilmstudio.renderpod.engine;

import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import java.util.Optional;

/** Makes clips from takes, one at a time; not for use by two threads at once. */
public sealed interface Engine extends AutoCloseable permits DiffusionEngine, SimulatedEngine {

  /**
   * {@code diffusion} or {@code simulated}, as a pool's spec and a worker's registration say it.
   */
  String name();

  /**
   * Device, instruction set and library build. Engines of one class make equal bytes of equal
   * takes; nothing is promised between classes.
   */
  String numericClass();

  /** How many numbers a latent of the take has. */
  int latentSize(Take take);

  /** Renders one take from its start; what goes wrong is an outcome, not an exception. */
  default TakeOutcome render(Take take, TakeListener listener) {
    return render(take, Optional.empty(), listener);
  }

  /**
   * Renders what is left of a take.
   *
   * @param from a state of an equal take, by an engine of the same class and bundle
   */
  TakeOutcome render(Take take, Optional<LatentState> from, TakeListener listener);

  /** Whether this machine still comes to the bundle's known results; why not, if it does not. */
  Optional<TakeOutcome.Failed> prove();

  @Override
  void close();
}

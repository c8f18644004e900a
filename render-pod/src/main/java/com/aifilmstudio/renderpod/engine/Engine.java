package com.aifilmstudio.renderpod.engine;

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

  /** Renders one take; what goes wrong is an outcome, not an exception. */
  TakeOutcome render(Take take, TakeListener listener);

  @Override
  void close();
}

package com.aifilmstudio.renderpod.engine.diffusion;

/** One part of a model, ready to be run. */
interface Network extends Opened.Part {

  /** Runs the part; {@link TorchFailure} says what went wrong. */
  Tensor.Floats run(Tensor... inputs);
}

package com.aifilmstudio.renderpod.engine.diffusion;

import ai.djl.engine.EngineException;
import java.util.ArrayList;
import java.util.List;

/** A part whose allocations fail beyond a batch of some size. */
final class Scarce implements Network {

  private final Network part;
  private final int fits;
  final List<Integer> batches = new ArrayList<>();

  Scarce(Network part, int fits) {
    this.part = part;
    this.fits = fits;
  }

  @Override
  public Tensor.Floats run(Tensor... inputs) {
    var batch = Math.toIntExact(inputs[0].shape()[0]);
    batches.add(batch);
    if (batch > fits) {
      throw new TorchFailure(
          new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB.\nat frame #0"));
    }
    return part.run(inputs);
  }

  @Override
  public void close() {
    part.close();
  }
}

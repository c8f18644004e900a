package com.aifilmstudio.renderpod.engine.diffusion;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A part that can give its memory back: from then on it is loaded for each run, beside the device,
 * and let go of after it.
 */
final class LentNetwork implements Network {

  /** Loads the part anew. */
  @FunctionalInterface
  interface Loader {
    Network load() throws IOException;
  }

  private final Loader loader;
  private Network resident;

  LentNetwork(Network resident, Loader loader) {
    this.resident = resident;
    this.loader = loader;
  }

  /** Gives the memory back. */
  void giveBack() {
    close();
    resident = null;
  }

  @Override
  public Tensor.Floats run(Tensor... inputs) {
    if (resident != null) {
      return resident.run(inputs);
    }
    try (var lent = loader.load()) {
      return lent.run(inputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (resident != null) {
      resident.close();
    }
  }
}

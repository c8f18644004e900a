package com.aifilmstudio.renderpod.engine.diffusion;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** One traced part of a model on a device; the only place where native tensors live. */
final class TorchModule implements Network {
  private final Model model;

  private TorchModule(Model model) {
    this.model = model;
  }

  static TorchModule load(Device device, String name, Path file) throws IOException {
    var model = Model.newInstance(name, device, "PyTorch");
    try {
      model.load(file, null, Map.of("mapLocation", "true"));
    } catch (MalformedModelException e) {
      model.close();
      throw new IOException(file.getFileName() + " is not a traced module", e);
    } catch (EngineException e) {
      model.close();
      throw new TorchFailure(e);
    }
    return new TorchModule(model);
  }

  /** Every native tensor of the call is freed when it returns. */
  @Override
  public Tensor.Floats run(Tensor... inputs) {
    try (NDManager memory = model.getNDManager().newSubManager()) {
      var list = new NDList();
      for (var input : inputs) {
        list.add(toNative(memory, input));
      }
      var output =
          model
              .getBlock()
              .forward(new ParameterStore(memory, false), list, false)
              .singletonOrThrow();
      return new Tensor.Floats(output.toFloatArray(), output.getShape().getShape());
    } catch (EngineException e) {
      throw new TorchFailure(e);
    }
  }

  private static NDArray toNative(NDManager memory, Tensor tensor) {
    return switch (tensor) {
      case Tensor.Floats floats -> memory.create(floats.values(), new Shape(floats.shape()));
      case Tensor.Longs longs -> memory.create(longs.values(), new Shape(longs.shape()));
    };
  }

  @Override
  public void close() {
    model.close();
  }
}

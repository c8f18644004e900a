package com.aifilmstudio.renderpod.engine.diffusion;

import com.aifilmstudio.core.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs each part on the inputs that the bundle ships and compares with the outputs that it ships. A
 * traced module can load and still compute something else.
 */
public final class GoldenTest {

  private GoldenTest() {}

  /** How far a part's output was from the known one. */
  public record Result(String component, double distance, double tolerance) {
    public boolean passed() {
      return distance <= tolerance;
    }

    @Override
    public String toString() {
      return "%s is off by %.2g, at most %.2g is allowed".formatted(component, distance, tolerance);
    }
  }

  /** One result for each part that the bundle has known tensors of. */
  public static List<Result> run(LatentVideoModel model, Path folder, Bundle bundle)
      throws IOException {
    var results = new ArrayList<Result>();
    for (var golden : bundle.golden().files()) {
      var tensors = Safetensors.read(folder.resolve(golden.file()));
      var parts = model.parts();
      switch (golden.component()) {
        case "text_encoder" -> results.add(compare(golden, tensors, parts.textEncoder(), "ids"));
        case "denoiser" ->
            results.add(compare(golden, tensors, parts.denoiser(), "latents", "t", "text"));
        case "vae_decoder" -> results.add(compare(golden, tensors, parts.decoder(), "latents"));
        default -> {
          // A whole sample takes seconds; it is proven where the bundle is tested, not at each
          // start.
        }
      }
    }
    return results;
  }

  private static Result compare(
      Bundle.GoldenFile golden, Map<String, Tensor> tensors, Network part, String... inputs)
      throws IOException {
    var arguments = new Tensor[inputs.length];
    for (var i = 0; i < inputs.length; i++) {
      arguments[i] = named(golden, tensors, inputs[i]);
    }
    if (!(named(golden, tensors, "out") instanceof Tensor.Floats expected)) {
      throw new IOException(golden.file() + " has no floating-point output");
    }
    return new Result(
        golden.component(), part.run(arguments).distance(expected), golden.tolerance());
  }

  private static Tensor named(Bundle.GoldenFile golden, Map<String, Tensor> tensors, String name)
      throws IOException {
    var tensor = tensors.get(name);
    if (tensor == null) {
      throw new IOException(golden.file() + " has no tensor " + name);
    }
    return tensor;
  }
}

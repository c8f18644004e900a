package com.aifilmstudio.renderpod.checkpoint;

import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState.History;
import com.aifilmstudio.renderpod.engine.diffusion.Safetensors;
import com.aifilmstudio.renderpod.engine.diffusion.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A shot's state as a safetensors file. Tensors: {@code part.0}, {@code part.1}, … the finished
 * parts, {@code latent} of the part at hand, {@code history} of its sampler. Numbers that must come
 * back to the last bit stand in the metadata in hexadecimal.
 *
 * @param compatibility for whom it is good
 */
public record CheckpointFile(String compatibility, ShotState state) {

  private static final String COMPATIBILITY = "compatibility";
  private static final String STEP = "step";
  private static final String LAMBDA = "history.lambda";

  /** Writes the file; there must be none. */
  public void write(Path file) throws IOException {
    Map<String, Tensor.Floats> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(COMPATIBILITY, compatibility);
    metadata.put("parts", Integer.toString(state.part()));
    for (var part = 0; part < state.part(); part++) {
      tensors.put("part." + part, vector(state.finished().get(part)));
    }
    state
        .current()
        .ifPresent(
            current -> {
              metadata.put(STEP, Integer.toString(current.step()));
              tensors.put("latent", vector(current.latent()));
              current
                  .history()
                  .ifPresent(
                      history -> {
                        metadata.put(LAMBDA, Double.toHexString(history.lambda()));
                        tensors.put("history", vector(history.picture()));
                      });
            });
    Safetensors.write(file, tensors, metadata);
  }

  private static Tensor.Floats vector(float[] values) {
    return new Tensor.Floats(values, values.length);
  }

  /** Reads a file that {@link #write} made; anything else is an {@link IOException}. */
  public static CheckpointFile read(Path file) throws IOException {
    var contents = Safetensors.open(file);
    var metadata = contents.metadata();
    try {
      var finished = new ArrayList<float[]>();
      var parts = Integer.parseInt(metadata.get("parts"));
      for (var part = 0; part < parts; part++) {
        finished.add(floats(contents, "part." + part));
      }
      Optional<LatentState> current = Optional.empty();
      if (metadata.containsKey(STEP)) {
        var step = Integer.parseInt(metadata.get(STEP));
        current = Optional.of(new LatentState(step, floats(contents, "latent"), history(contents)));
      }
      return new CheckpointFile(
          metadata.getOrDefault(COMPATIBILITY, ""), new ShotState(finished, current));
    } catch (NumberFormatException e) {
      throw new IOException("not a checkpoint: " + metadata, e);
    }
  }

  private static Optional<History> history(Safetensors.Contents contents) throws IOException {
    var lambda = contents.metadata().get(LAMBDA);
    return lambda == null
        ? Optional.empty()
        : Optional.of(new History(floats(contents, "history"), Double.parseDouble(lambda)));
  }

  private static float[] floats(Safetensors.Contents contents, String name) throws IOException {
    if (contents.tensors().get(name) instanceof Tensor.Floats floats) {
      return floats.values();
    }
    throw new IOException("not a checkpoint: it has no numbers called " + name);
  }
}

package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.engine.diffusion.LatentVideoModel.Denoised;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model in a memory that is too small, without a tensor library. */
class OutOfMemoryTest {

  private static final int FRAMES = 16;
  private static final int STEPS = 3;

  private final List<String> releases = new ArrayList<>();
  private final List<String> givenBack = new ArrayList<>();

  @Test
  void whatDoesNotFitIsDoneInSmallerPiecesAndComesOutTheSame() {
    var roomy = model(new Scarce(new Doubling(), 4), new Scarce(new Grey(), 4));
    var tight = model(new Scarce(new Doubling(), 1), new Scarce(new Grey(), 1));

    assertThat(latent(tight)).isEqualTo(latent(roomy));
    assertThat(frames(tight)).isEqualTo(frames(roomy));
    assertThat(tight.thrift()).isEqualTo(new Thrift(1, true, false));
    assertThat(roomy.thrift()).isEqualTo(Thrift.NONE);
    assertThat(releases).as("before each new try").hasSize(3);
  }

  @Test
  void whatWasGivenUpIsNotTriedAgain() {
    var decoder = new Scarce(new Grey(), 2);
    var model = model(new Scarce(new Doubling(), 2), decoder);

    frames(model);
    frames(model);

    assertThat(decoder.batches.getFirst()).isEqualTo(4);
    assertThat(decoder.batches.subList(1, decoder.batches.size())).hasSize(16).containsOnly(2);
  }

  @Test
  void whenAllIsGivenUpItSaysWhatWouldBeNeeded() {
    var model = model(new Scarce(new Doubling(), 0), new Scarce(new Grey(), 0));

    assertThatThrownBy(() -> latent(model))
        .isInstanceOfSatisfying(
            TorchFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.GPU_OUT_OF_MEMORY);
              assertThat(failure.getMessage())
                  .isEqualTo(
                      "a step needs 2.0 GiB more than there is, with all savings made; all is in"
                          + " use");
            });
    assertThat(givenBack).as("the text encoder").hasSize(1);
    assertThatThrownBy(() -> frames(model)).hasMessageStartingWith("decoding a frame needs");
  }

  @Test
  void anotherFailureIsNotMetWithSavings() {
    var model = model(new Broken(), new Grey());

    assertThatThrownBy(() -> latent(model))
        .isInstanceOfSatisfying(
            TorchFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.RENDER_FAILED));
    assertThat(model.thrift()).isEqualTo(Thrift.NONE);
  }

  private LatentVideoModel model(Network denoiser, Network decoder) {
    var text = new LentNetwork(new Leaving(givenBack), Grey::new);
    return new LatentVideoModel(
        TinyFilm.bundle().video(),
        NoiseSchedule.cosine(1000),
        new ModelParts(null, text, denoiser, decoder),
        new DeviceMemory() {
          @Override
          public void release() {
            releases.add("");
          }

          @Override
          public String inUse() {
            return "all is in use";
          }
        });
  }

  private static float[] latent(LatentVideoModel model) {
    var noise = Latents.of(TinyFilm.bundle().video(), FRAMES).noise(7);
    var text = new Tensor.Floats(new float[] {1, -1}, 2, 1);
    var denoised =
        model.denoise(
            LatentState.start(noise), FRAMES, text, STEPS, 4, "dpm++2m", (state, picture) -> true);
    return ((Denoised.Done) denoised).latent();
  }

  /** All frames, one after the other. */
  private static byte[] frames(LatentVideoModel model) {
    var noise = Latents.of(TinyFilm.bundle().video(), FRAMES).noise(9);
    var all = new ByteArrayOutputStream();
    model.decode(noise, FRAMES, () -> true).orElseThrow().forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** A velocity that depends on latent, time and text, entry by entry. */
  private record Doubling() implements Network {
    @Override
    public Tensor.Floats run(Tensor... inputs) {
      var latents = (Tensor.Floats) inputs[0];
      var times = (Tensor.Floats) inputs[1];
      var text = (Tensor.Floats) inputs[2];
      var out = new float[latents.values().length];
      var each = out.length / times.values().length;
      for (var i = 0; i < out.length; i++) {
        out[i] =
            latents.values()[i] * 0.5f + text.values()[i / each] + times.values()[i / each] / 1e4f;
      }
      return new Tensor.Floats(out, latents.shape());
    }

    @Override
    public void close() {}
  }

  /** One pixel for each latent cell, grey. */
  private record Grey() implements Network {
    @Override
    public Tensor.Floats run(Tensor... inputs) {
      var latents = (Tensor.Floats) inputs[0];
      var pictures = Math.toIntExact(latents.shape()[0]);
      var plane = Math.toIntExact(latents.shape()[2] * latents.shape()[3]);
      var channels = Math.toIntExact(latents.shape()[1]);
      var out = new float[pictures * 3 * plane];
      for (var i = 0; i < out.length; i++) {
        out[i] = latents.values()[i / (3 * plane) * channels * plane + i % plane];
      }
      return new Tensor.Floats(out, pictures, 3, latents.shape()[2], latents.shape()[3]);
    }

    @Override
    public void close() {}
  }

  private record Broken() implements Network {
    @Override
    public Tensor.Floats run(Tensor... inputs) {
      throw new TorchFailure(new EngineException("sizes do not match"));
    }

    @Override
    public void close() {}
  }

  private record Leaving(List<String> closed) implements Network {
    @Override
    public Tensor.Floats run(Tensor... inputs) {
      throw new AssertionError("not asked for");
    }

    @Override
    public void close() {
      closed.add("");
    }
  }
}

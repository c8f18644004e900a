package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.renderpod.GoldenClip;
import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.engine.diffusion.LatentVideoModel.Denoised;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way against what the reference made of the same noise, with the real model. */
@Tag("studio")
class LatentVideoModelIT {
  private static final Bundle BUNDLE = TinyFilm.bundle();
  private static LatentVideoModel model;

  @BeforeAll
  static void load() throws Exception {
    model = LatentVideoModel.load(TorchRuntime.start(2), TinyFilm.FOLDER, BUNDLE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void aWholeSampleIsTheReferencesOwn() throws Exception {
    var golden = BUNDLE.golden();
    var file =
        golden.files().stream()
            .filter(each -> each.component().equals("sample"))
            .findFirst()
            .orElseThrow();
    Map<String, Tensor> known = Safetensors.read(TinyFilm.FOLDER.resolve(file.file()));
    var noise = (Tensor.Floats) known.get("noise");
    var expected = (Tensor.Floats) known.get("latents");

    var text = model.text(golden.prompt(), golden.negative());
    var denoised =
        model.denoise(
            LatentState.start(noise.values()),
            16,
            text,
            golden.steps(),
            golden.guidance(),
            golden.sampler(),
            (state, picture) -> true);

    var latent = ((Denoised.Done) denoised).latent();
    assertThat(new Tensor.Floats(latent, expected.shape()).distance(expected))
        .isLessThan(file.tolerance());
    var frames = model.decode(latent, 16, () -> true).orElseThrow();
    var reference = GoldenClip.read().frames();
    for (var i = 0; i < frames.size(); i++) {
      assertThat(differing(frames.get(i), reference.get(i))).isLessThan(0.001);
    }
  }

  @Test
  void theTokensOfAPromptAreTheReferencesOwn() throws Exception {
    var known =
        Safetensors.read(TinyFilm.FOLDER.resolve("golden/sample-ddim20.safetensors")).get("ids");
    var golden = BUNDLE.golden();
    var tokens = model.parts().tokens().pair(golden.prompt(), golden.negative());
    assertThat(tokens.values()).isEqualTo(((Tensor.Longs) known).values());
    assertThat(tokens.shape()).isEqualTo(known.shape());
  }

  @Test
  void aPromptLongerThanTheModelKnowsIsCut() {
    var tokens = model.parts().tokens().pair("red ".repeat(100), "");
    assertThat(tokens.shape()).containsExactly(2, 16);
  }

  @Test
  void everyPartIsWithinItsTolerance() throws Exception {
    assertThat(GoldenTest.run(model, TinyFilm.FOLDER, BUNDLE))
        .hasSize(3)
        .allMatch(GoldenTest.Result::passed);
  }

  /** The share of bytes that are not the same. */
  private static double differing(byte[] one, byte[] other) {
    var different = 0;
    for (var i = 0; i < one.length; i++) {
      if (one[i] != other[i]) {
        different++;
      }
    }
    return (double) different / one.length;
  }
}

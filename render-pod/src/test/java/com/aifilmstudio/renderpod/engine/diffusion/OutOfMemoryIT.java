package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.renderpod.TinyFilm;
import com.aifilmstudio.renderpod.engine.diffusion.LatentVideoModel.Denoised;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real model with allocations that fail: what it gives up, and what comes out. */
@Tag("studio")
class OutOfMemoryIT {

  private static final Bundle BUNDLE = TinyFilm.bundle();
  private static final int FRAMES = 16;

  /** One step of brightness out of 255: the order of sums may change with a batch's size. */
  private static final int ROUNDING = 1;

  @Test
  void aShotComesOutTheSameInATightMemory() throws Exception {
    var runtime = TorchRuntime.start(2);
    try (var parts = ModelParts.load(runtime, TinyFilm.FOLDER, BUNDLE)) {
      var roomy = model(parts, 4);
      var tight = model(parts, 1);
      var expected = frames(roomy);
      var frames = frames(tight);

      assertThat(tight.thrift()).isEqualTo(new Thrift(1, true, false));
      for (var i = 0; i < FRAMES; i++) {
        assertThat(furthest(frames.get(i), expected.get(i))).isLessThanOrEqualTo(ROUNDING);
      }
    }
  }

  @Test
  void theTextEncoderReadsTheSameWhenItIsLoadedForEachPrompt() throws Exception {
    try (var parts = ModelParts.load(TorchRuntime.start(2), TinyFilm.FOLDER, BUNDLE)) {
      var tokens = parts.tokens().pair("a red kite", "");
      var resident = parts.textEncoder().run(tokens);
      parts.textEncoder().giveBack();
      assertThat(parts.textEncoder().run(tokens).values()).isEqualTo(resident.values());
    }
  }

  private static LatentVideoModel model(ModelParts parts, int fits) {
    return new LatentVideoModel(
        BUNDLE.video(),
        NoiseSchedule.cosine(BUNDLE.scheduler().trainSteps()),
        new ModelParts(
            parts.tokens(),
            parts.textEncoder(),
            new Scarce(parts.denoiser(), fits),
            new Scarce(parts.decoder(), fits)),
        new DeviceMemory.OfProcess());
  }

  private static List<byte[]> frames(LatentVideoModel model) {
    var noise = Latents.of(BUNDLE.video(), FRAMES).noise(42);
    var text = model.text("a white ship moving left over the sea at sunset", "");
    var start = LatentState.start(noise);
    var denoised =
        (Denoised.Done) model.denoise(start, FRAMES, text, 6, 4, "ddim", (state, picture) -> true);
    return model.decode(denoised.latent(), FRAMES, () -> true).orElseThrow();
  }

  private static int furthest(byte[] one, byte[] other) {
    var furthest = 0;
    for (var i = 0; i < one.length; i++) {
      furthest = Math.max(furthest, Math.abs((one[i] & 0xff) - (other[i] & 0xff)));
    }
    return furthest;
  }
}

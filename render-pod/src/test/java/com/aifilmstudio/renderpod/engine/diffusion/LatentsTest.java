package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.renderpod.TinyFilm;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatentsTest {
  private final Latents tiny = new Latents(2, 3, 1, 2);

  @Test
  void theShapeFollowsFromTheBundle() {
    assertThat(Latents.of(TinyFilm.bundle().video(), 16)).isEqualTo(new Latents(12, 16, 9, 16));
  }

  @Test
  void noiseIsTheSeedsOwnSequenceAndNormal() {
    var shape = new Latents(12, 16, 9, 16);
    var noise = shape.noise(42);
    var random = new SplittableRandom(42);
    assertThat(noise[0]).isEqualTo((float) random.nextGaussian());
    assertThat(noise[1]).isEqualTo((float) random.nextGaussian());
    assertThat(noise).isEqualTo(shape.noise(42)).isNotEqualTo(shape.noise(43));
    var sum = 0.0;
    var squares = 0.0;
    for (var value : noise) {
      sum += value;
      squares += value * value;
    }
    assertThat(sum / noise.length).isCloseTo(0, within(0.02));
    assertThat(squares / noise.length).isCloseTo(1, within(0.03));
  }

  @Test
  void guidanceGoesFromTheNegativePromptTowardsThePromptAndBeyond() {
    var pair = new float[] {3, 5, 1, 1};
    assertThat(Latents.guided(pair, 0)).containsExactly(1, 1);
    assertThat(Latents.guided(pair, 1)).containsExactly(3, 5);
    assertThat(Latents.guided(pair, 4)).containsExactly(9, 17);
  }

  @Test
  void framesAreTakenOutChannelByChannel() {
    var latent = new float[] {0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121};
    var pictures = tiny.pictures(latent, 1, 3);
    assertThat(pictures.shape()).containsExactly(2, 2, 1, 2);
    assertThat(pictures.values()).containsExactly(10, 11, 110, 111, 20, 21, 120, 121);
  }

  @Test
  void anEndlessNumberIsSeenWhereverItIs() {
    assertThat(Latents.finite(new float[] {0, 1, -1e30f})).isTrue();
    assertThat(Latents.finite(new float[] {0, Float.NaN, 1})).isFalse();
    assertThat(Latents.finite(new float[] {0, 1, Float.NEGATIVE_INFINITY})).isFalse();
  }

  @Test
  void pixelsAreRoundedAndStayWithinTheirRange() {
    var pictures = new Tensor.Floats(new float[] {-1, 1, 0, 2, -3, 0.5f}, 1, 3, 1, 2);
    assertThat(Pixels.rgb24(pictures))
        .containsExactly(new byte[] {0, (byte) 128, 0, (byte) 255, (byte) 255, (byte) 191});
  }

  @Test
  void distanceSeesANumberThatIsNoneAndAnotherShape() {
    var zero = new Tensor.Floats(new float[] {0, 0}, 2);
    assertThat(zero.distance(new Tensor.Floats(new float[] {0.5f, -1}, 2))).isEqualTo(1);
    assertThat(zero.distance(new Tensor.Floats(new float[] {Float.NaN, 0}, 2))).isInfinite();
    assertThat(zero.distance(new Tensor.Floats(new float[] {0, 0}, 1, 2))).isInfinite();
  }
}

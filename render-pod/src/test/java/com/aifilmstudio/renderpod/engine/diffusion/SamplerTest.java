package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.renderpod.engine.diffusion.NoiseSchedule.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The samplers against problems whose answer is known: data of one picture, and data that is normal
 * itself, for which the best denoiser and the path from noise to picture are closed forms.
 */
class SamplerTest {
  private static final NoiseSchedule SCHEDULE = NoiseSchedule.cosine(1000);

  /** The best guess of the picture in a latent. */
  @FunctionalInterface
  private interface Denoiser {
    double picture(Step step, double latent);
  }

  @ParameterizedTest
  @CsvSource({"ddim,1", "ddim,5", "ddim,20", "dpm++2m,1", "dpm++2m,5", "dpm++2m,20"})
  void dataOfOnePictureComesOutWhateverTheNoise(String sampler, int steps) {
    for (var noise : new double[] {-2, 0, 0.5, 3}) {
      assertThat(sample(sampler, steps, noise, (step, latent) -> 0.7)).isCloseTo(0.7, within(1e-5));
    }
  }

  /**
   * Normal data of deviation c: the best guess is alpha c² x / (alpha² c² + sigma²), and a latent
   * keeps its place in the distribution, so that pure noise x ends as c x.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.5})
  void normalDataComesOutNormal(double deviation) {
    assertThat(normalError("ddim", 500, deviation)).isLessThan(0.003);
    assertThat(normalError("dpm++2m", 500, deviation)).isLessThan(0.003);
  }

  @Test
  void lookingBackIsWorthManySteps() {
    assertThat(normalError("dpm++2m", 20, 0.5)).isLessThan(normalError("ddim", 20, 0.5));
  }

  @Test
  void halfTheStepsOfTheFirstOrderSamplerHalveItsErrorAtMost() {
    var ratio = normalError("ddim", 40, 0.5) / normalError("ddim", 80, 0.5);
    assertThat(ratio).isBetween(1.7, 2.3);
  }

  @Test
  void aSamplerNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> Sampler.named("euler"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("euler");
  }

  private static double normalError(String sampler, int steps, double deviation) {
    var variance = deviation * deviation;
    var noise = 1.0;
    var picture =
        sample(
            sampler,
            steps,
            noise,
            (step, latent) ->
                step.alpha()
                    * variance
                    * latent
                    / (step.alpha() * step.alpha() * variance + step.sigma() * step.sigma()));
    return Math.abs(picture - deviation * noise);
  }

  private static double sample(String name, int steps, double noise, Denoiser denoiser) {
    var sampler = Sampler.named(name);
    var latent = new float[] {(float) noise};
    for (var step : SCHEDULE.steps(steps)) {
      var picture = denoiser.picture(step, latent[0]);
      var rest = (latent[0] - step.alpha() * picture) / step.sigma();
      var velocity = new float[] {(float) (step.alpha() * rest - step.sigma() * picture)};
      latent = sampler.next(step, latent, velocity);
    }
    return latent[0];
  }
}

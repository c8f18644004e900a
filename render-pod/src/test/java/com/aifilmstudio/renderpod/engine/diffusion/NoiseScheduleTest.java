package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.renderpod.engine.diffusion.NoiseSchedule.Step;
import org.junit.jupiter.api.Test;

class NoiseScheduleTest {
  private final NoiseSchedule schedule = NoiseSchedule.cosine(1000);

  @Test
  void theStepsBeginAtPureNoiseAndEndAtThePicture() {
    var steps = schedule.steps(20);
    assertThat(steps).extracting(Step::time).startsWith(999, 949, 899).endsWith(99, 49);
    assertThat(steps.getFirst().alpha()).isLessThan(1e-4);
    assertThat(steps.getLast().nextAlpha()).isEqualTo(1);
    assertThat(steps.getLast().nextSigma()).isEqualTo(0);
  }

  @Test
  void eachStepBeginsWhereTheOneBeforeEndsAndPictureAndNoiseMakeAWhole() {
    for (var count : new int[] {1, 2, 7, 20, 1000}) {
      var steps = schedule.steps(count);
      assertThat(steps).hasSize(count);
      for (var i = 0; i < count; i++) {
        var step = steps.get(i);
        assertThat(step.alpha() * step.alpha() + step.sigma() * step.sigma())
            .isCloseTo(1, within(1e-12));
        assertThat(step.nextSigma()).isLessThan(step.sigma());
        if (i > 0) {
          assertThat(step.alpha()).isEqualTo(steps.get(i - 1).nextAlpha());
        }
      }
    }
  }

  /** Where no beta is capped, the products telescope into the ratio of the levels. */
  @Test
  void inTheMiddleTheProductIsTheCosineItself() {
    var middle = schedule.steps(2).getFirst();
    var half = Math.cos((0.5 + 0.008) / 1.008 * Math.PI / 2);
    var whole = Math.cos(0.008 / 1.008 * Math.PI / 2);
    assertThat(middle.nextAlpha()).isCloseTo(half / whole, within(1e-12));
  }

  /** A step of 1000/16 ends at a half; the reference rounds that to even. */
  @Test
  void halvesAreRoundedToEven() {
    assertThat(schedule.steps(16)).extracting(Step::time).startsWith(999, 937, 874, 811);
  }
}

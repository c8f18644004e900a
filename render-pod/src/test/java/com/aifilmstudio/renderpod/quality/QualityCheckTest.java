package com.aifilmstudio.renderpod.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.QualityReport.Finding;
import com.aifilmstudio.renderpod.GoldenClip;
import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.engine.simulated.TestCard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityCheckTest {
  private static final int WIDTH = 128;
  private static final int HEIGHT = 72;
  private static final int FRAMES = 16;

  /** The level of one pixel of one frame; grey pictures are enough for what is measured. */
  @FunctionalInterface
  private interface Picture {
    double at(int frame, int x, int y);
  }

  @Test
  void aClipOfTheModelHasNoFindingAndEveryMeasure() throws IOException {
    var report = QualityCheck.of(GoldenClip.read());
    assertThat(report.findings()).isEmpty();
    assertThat(report.measures())
        .containsOnlyKeys("black", "frozen", "flat", "noise", "boil", "flicker");
  }

  /** A ball in the brightness of its ground once passed for a picture that stands still. */
  @Test
  void simulatedFramesOfAnyColourHaveNoFinding() {
    for (var seed = 0; seed < 25; seed++) {
      var frames = TestCard.of(WIDTH, HEIGHT, "a shot", seed).all(FRAMES);
      assertThat(checks(new Clip(WIDTH, HEIGHT, 8, frames))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void aThingThatCrossesThePictureIsNoFinding() {
    assertThat(checks((frame, x, y) -> 60 + y + (Math.abs(x - 8 * frame) < 10 ? 80 : 0))).isEmpty();
  }

  @Test
  void aBlackClipIsBlackAndFlatAndFrozen() {
    assertThat(checks((frame, x, y) -> 5)).containsExactly("black", "frozen", "flat");
  }

  @Test
  void aNightWithALampIsNotBlack() {
    assertThat(checks((frame, x, y) -> Math.hypot(x - 4 * frame, y - 30) < 9 ? 200 : 10)).isEmpty();
  }

  @Test
  void aFewBlackFramesAreEnough() {
    assertThat(checks((frame, x, y) -> frame < 4 ? 5 : 60 + y + (x + 3 * frame) % 40))
        .contains("black");
  }

  @Test
  void aPictureThatStandsStillIsFrozen() {
    assertThat(checks((frame, x, y) -> 40 + x + y)).containsExactly("frozen");
  }

  @Test
  void oneEvenAreaThatGrowsLighterIsFlat() {
    assertThat(checks((frame, x, y) -> 60 + 2 * frame)).containsExactly("flat");
  }

  @Test
  void grainIsNoise() {
    var random = new SplittableRandom(1);
    assertThat(checks((frame, x, y) -> 60 + x / 2.0 + frame + 10 * random.nextGaussian()))
        .containsExactly("noise");
  }

  @Test
  void theGrainOfWhiteNoiseIsItsDeviation() {
    var random = new SplittableRandom(2);
    var clip = clip((frame, x, y) -> 128 + 10 * random.nextGaussian());
    assertThat(QualityCheck.of(clip).measures().get("noise")).isBetween(9.5, 10.5);
  }

  /** What a decoder makes of noise: smooth blots, other ones in each frame. */
  @Test
  void smoothBlotsWithoutOrderAreNoise() {
    var random = new SplittableRandom(3);
    var phases = random.doubles(FRAMES * 4L, 0, 2 * Math.PI).toArray();
    assertThat(
            checks(
                (frame, x, y) ->
                    128
                        + 30 * Math.sin(x / 9.0 + phases[4 * frame])
                        + 30 * Math.sin(y / 7.0 + phases[4 * frame + 1])
                        + 30 * Math.sin((x + y) / 11.0 + phases[4 * frame + 2])))
        .contains("noise");
  }

  @Test
  void aPulseOfLightIsFlicker() {
    assertThat(checks((frame, x, y) -> 60 + y + (x + 3 * frame) % 20 + (frame % 2 == 0 ? 2 : -2)))
        .containsExactly("flicker");
  }

  @Test
  void aFadeIsNoFlicker() {
    assertThat(checks((frame, x, y) -> 40 + y + x / 2.0 + 6 * frame)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aClipTooShortToMoveHasNoMeasureOfIt(int count) {
    var frames = TestCard.of(WIDTH, HEIGHT, "a shot", 1).all(count);
    assertThat(QualityCheck.of(new Clip(WIDTH, HEIGHT, 8, frames)).measures())
        .containsEntry("flicker", 0.0)
        .containsEntry("boil", 0.0);
  }

  @Test
  void aFindingSaysWhatWasSeenAndWhatIsAllowed() {
    var finding = QualityCheck.of(clip((frame, x, y) -> 40 + x + y)).findings().getFirst();
    assertThat(finding)
        .isEqualTo(
            new Finding(
                "frozen",
                1.0,
                0.9,
                "1.00 of the frames are like the one before, at most 0.90 is allowed"));
  }

  private static List<String> checks(Picture picture) {
    return checks(clip(picture));
  }

  private static List<String> checks(Clip clip) {
    return QualityCheck.of(clip).findings().stream().map(Finding::check).distinct().toList();
  }

  private static Clip clip(Picture picture) {
    var frames = new ArrayList<byte[]>();
    for (var frame = 0; frame < FRAMES; frame++) {
      var pixels = new byte[3 * WIDTH * HEIGHT];
      for (var i = 0; i < WIDTH * HEIGHT; i++) {
        var level = (byte) Math.clamp(Math.round(picture.at(frame, i % WIDTH, i / WIDTH)), 0, 255);
        pixels[3 * i] = level;
        pixels[3 * i + 1] = level;
        pixels[3 * i + 2] = level;
      }
      frames.add(pixels);
    }
    return new Clip(WIDTH, HEIGHT, 8, frames);
  }
}

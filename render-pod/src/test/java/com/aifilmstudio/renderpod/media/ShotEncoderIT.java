package com.aifilmstudio.renderpod.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.renderpod.engine.Clip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("studio")
class ShotEncoderIT {

  @TempDir Path home;

  @ParameterizedTest(name = "{0} frames at {1} fps become {3} at {2}")
  @CsvSource({
    "16, 8, 24, 48",
    "16, 8, 24, 41", // trimmed
    "16, 8, 24, 53", // a little longer than was rendered: the last picture stays
    "16, 8, 8, 16",
    "16, 8, 25, 50",
    "16, 8, 30, 60",
    "16, 8, 60, 120",
    "48, 24, 12, 24",
    "1, 8, 24, 3",
    "1, 8, 24, 24",
    "2, 8, 24, 6",
    "3, 24, 24, 3",
    "16, 8, 24, 1"
  })
  void deliversExactlyTheOrderedFrames(int frames, int fps, int deliveredFps, int delivered) {
    var clip = Pictures.ball(128, 72, fps, frames);
    var file = encode(clip, new Delivery(320, 180, deliveredFps, delivered), "shot.mp4");

    var seen = Prober.probe(file);
    assertThat(seen.damage()).isEmpty();
    assertThat(seen.frames()).isEqualTo(delivered);
    assertThat(seen.framesPerSecond()).isEqualTo(deliveredFps + "/1");
    assertThat(seen.seconds()).isEqualTo((double) delivered / deliveredFps, within(1e-6));
  }

  @ParameterizedTest(name = "{0}x{1} to {2}x{3}")
  @CsvSource({
    "128, 72, 640, 360",
    "128, 72, 128, 72",
    "512, 288, 320, 180",
    "18, 10, 64, 36", // too small to estimate motion in
    "127, 71, 330, 186" // no multiple of sixteen, not even a multiple of two
  })
  void scalesToTheOrderedSize(int width, int height, int deliveredWidth, int deliveredHeight) {
    var delivery = new Delivery(deliveredWidth, deliveredHeight, 24, 12);
    var file = encode(Pictures.ball(width, height, 8, 4), delivery, "shot.mp4");

    var seen = Prober.probe(file);
    assertThat(seen.width()).isEqualTo(deliveredWidth);
    assertThat(seen.height()).isEqualTo(deliveredHeight);
    assertThat(seen.codec()).isEqualTo("h264");
    assertThat(seen.pixelFormat()).isEqualTo("yuv420p");
    assertThat(seen.colours()).isEqualTo("bt709");
  }

  /** The ball of 29 pixels is scaled by two in both directions; the sides of the picture go. */
  @Test
  void keepsCirclesRoundInAFilmOfAnotherShape() {
    var all = Pictures.ball(128, 72, 8, 19);
    var centred = new Clip(128, 72, 8, all.frames().subList(18, 19));
    var file = encode(centred, new Delivery(144, 144, 8, 1), "shot.mp4");

    var frame = Frames.all(file).frames().getFirst();
    assertThat(IntStream.range(0, 144).filter(y -> isBall(frame, 80, y)).count())
        .isCloseTo(56, within(3L));
    assertThat(IntStream.range(0, 144).filter(x -> isBall(frame, x, 72)).count())
        .isCloseTo(56, within(3L));
  }

  private static boolean isBall(byte[] frame, int x, int y) {
    return (frame[(y * 144 + x) * 3] & 0xff) > 180;
  }

  @Test
  void makesEqualBytesOfEqualClips() throws IOException {
    var clip = Pictures.ball(128, 72, 8, 16);
    var delivery = new Delivery(640, 360, 24, 48);
    var first = encode(clip, delivery, "first.mp4");
    var second = encode(clip, delivery, "second.mp4");
    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void keepsColours() {
    var rgb = new byte[64 * 64 * 3];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 200;
      rgb[i + 1] = 40;
      rgb[i + 2] = 90;
    }
    var clip = new Clip(64, 64, 24, Collections.nCopies(4, rgb));
    var file = encode(clip, new Delivery(128, 128, 24, 4), "shot.mp4");

    var seen = Frames.all(file).frames().get(2);
    int middle = (64 * 128 + 64) * 3;
    assertThat(seen[middle] & 0xff).isCloseTo(200, within(4));
    assertThat(seen[middle + 1] & 0xff).isCloseTo(40, within(4));
    assertThat(seen[middle + 2] & 0xff).isCloseTo(90, within(4));
  }

  /** Blending would show the ball twice, half bright, between two pictures of the model. */
  @Test
  void movesThingsInsteadOfBlendingThem() {
    var clip = Pictures.ball(128, 72, 8, 8);
    var file = encode(clip, new Delivery(128, 72, 24, 24), "shot.mp4");

    var frames = Frames.at(file, Set.of(10)).frames();
    int bright = 0;
    int half = 0;
    for (int x = 0; x < 128; x++) {
      int blue = frames.getFirst()[(36 * 128 + x) * 3 + 2] & 0xff;
      bright += blue < 70 ? 1 : 0;
      half += blue >= 70 && blue < 125 ? 1 : 0;
    }
    assertThat(bright).as("columns that are ball").isBetween(24, 30);
    assertThat(half).as("columns that are half ball").isLessThan(5);
  }

  /** A picture between two parts would show both of them. */
  @Test
  void cutsHardWhereTwoPartsMeet() {
    var night = new Clip(64, 36, 8, Collections.nCopies(8, new byte[64 * 36 * 3]));
    var bright = new byte[64 * 36 * 3];
    Arrays.fill(bright, (byte) 60);
    var dawn = new Clip(64, 36, 8, Collections.nCopies(8, bright));
    var file = home.resolve("shot.mp4");
    ShotEncoder.encode(List.of(night, dawn), new Delivery(64, 36, 24, 48), new TreeMap<>(), file);

    var frames = Frames.all(file).frames();
    assertThat(frames).hasSize(48);
    assertThat(frames.get(23)[1000] & 0xff).isCloseTo(0, within(3));
    assertThat(frames.get(24)[1000] & 0xff).isCloseTo(60, within(3));
  }

  @Test
  void tellsNothingOfWhenItWasMade() throws IOException {
    var file = encode(Pictures.ball(64, 36, 8, 2), new Delivery(64, 36, 8, 2), "shot.mp4");
    var bytes = Files.readAllBytes(file);
    int movieHeader = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mvhd");
    for (int i = 8; i < 16; i++) { // creation and modification time
      assertThat(bytes[movieHeader + i]).isZero();
    }
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .doesNotContain("Lavf")
        .doesNotContain("Lavc");
  }

  @Test
  void refusesASizeThatTheFormatCannotHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Delivery(321, 180, 24, 1))
        .withMessageContaining("321x180");
  }

  private Path encode(Clip clip, Delivery delivery, String name) {
    var file = home.resolve(name);
    ShotEncoder.encode(List.of(clip), delivery, new TreeMap<>(), file);
    return file;
  }
}

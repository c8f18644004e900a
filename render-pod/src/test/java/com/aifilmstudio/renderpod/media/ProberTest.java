package com.aifilmstudio.renderpod.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProberTest {

  @TempDir Path home;
  private byte[] whole;

  @BeforeEach
  void encode() throws IOException {
    var file = home.resolve("whole.mp4");
    ShotEncoder.encode(
        List.of(Pictures.ball(64, 36, 8, 8)), new Delivery(64, 36, 24, 24), new TreeMap<>(), file);
    whole = Files.readAllBytes(file);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.01, 0.2, 0.4, 0.6, 0.8, 0.95, 0.999})
  void seesThatAFileIsTruncated(double share) throws IOException {
    var file = home.resolve("part.mp4");
    Files.write(file, Arrays.copyOf(whole, (int) (whole.length * share)));
    assertThat(Prober.probe(file).damage()).isPresent();
  }

  @Test
  void seesThatAFileIsNotAVideo() throws IOException {
    var file = Files.writeString(home.resolve("letter.mp4"), "Dear producer,");
    assertThat(Prober.probe(file).damage()).isPresent();
  }

  @Test
  void seesThatAFileIsMissing() {
    assertThat(Prober.probe(home.resolve("nowhere.mp4")).damage())
        .hasValueSatisfying(why -> assertThat(why).contains("No such file"));
  }

  /** Whatever is in a file, the answer is an answer: never an exception, never a crash. */
  @Test
  void answersForAnyGarbage() throws IOException {
    var random = new SplittableRandom(3);
    var file = home.resolve("garbage.mp4");
    for (int round = 0; round < 200; round++) {
      var bytes = whole.clone();
      for (int flips = random.nextInt(1, 40); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);
      assertThat(Prober.probe(file)).isNotNull();
    }
  }
}

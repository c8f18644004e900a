package com.aifilmstudio.renderpod.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.media.Delivery;
import com.aifilmstudio.renderpod.media.ShotEncoder;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosterTest {

  @TempDir Path home;

  @Test
  void looksAtFiveMomentsAwayFromTheEdges() {
    assertThat(Poster.moments(48)).containsExactly(8, 16, 24, 32, 40);
    assertThat(Poster.moments(1)).containsExactly(0);
  }

  @Test
  void takesTheMomentWithTheMostContours() throws IOException {
    // Grey all along, with stripes at one of the moments, and wilder ones where nobody looks.
    var frames =
        IntStream.range(0, 24)
            .mapToObj(frame -> frame == 12 ? stripes(8) : frame == 3 ? stripes(2) : plain())
            .toList();
    var file = home.resolve("shot.mp4");
    ShotEncoder.encode(
        List.of(new Clip(64, 64, 24, frames)), new Delivery(64, 64, 24, 24), new TreeMap<>(), file);

    var poster = ImageIO.read(new ByteArrayInputStream(Poster.of(file, 24)));
    assertThat(red(poster.getRGB(4, 32))).isCloseTo(220, within(20));
    assertThat(red(poster.getRGB(12, 32))).isCloseTo(30, within(20));
  }

  private static int red(int rgb) {
    return new Color(rgb).getRed();
  }

  private static byte[] plain() {
    var rgb = new byte[64 * 64 * 3];
    Arrays.fill(rgb, (byte) 128);
    return rgb;
  }

  private static byte[] stripes(int wide) {
    var rgb = new byte[64 * 64 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 64 / wide % 2 == 0 ? 220 : 30);
    }
    return rgb;
  }
}

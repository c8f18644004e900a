package com.aifilmstudio.renderpod.engine.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.renderpod.drawing.Letters;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestCardTest {

  @Test
  void theLettersAreReadable() {
    assertThat(lines("SIMULATED"))
        .isEqualTo(
            """
            .#### ##### #...# #...# #.... .###. ##### ##### ####.
            #.... ..#.. ##.## #...# #.... #...# ..#.. #.... #...#
            #.... ..#.. #.#.# #...# #.... #...# ..#.. #.... #...#
            .###. ..#.. #.#.# #...# #.... ##### ..#.. ####. #...#
            ....# ..#.. #...# #...# #.... #...# ..#.. #.... #...#
            ....# ..#.. #...# #...# #.... #...# ..#.. #.... #...#
            ####. ##### #...# .###. ##### #...# ..#.. ##### ####.
            """);
  }

  @Test
  void theWordStandsInEveryFrameOfAnySize() {
    for (var size : new int[][] {{128, 72}, {512, 288}, {64, 64}, {72, 128}}) {
      for (var frame : TestCard.of(size[0], size[1], "a shot", 1).all(4)) {
        assertThat(whiteShare(frame)).as("%dx%d", size[0], size[1]).isGreaterThan(0.015);
      }
    }
  }

  private static double whiteShare(byte[] frame) {
    var white =
        IntStream.range(0, frame.length / 3)
            .filter(i -> (frame[3 * i] & frame[3 * i + 1] & frame[3 * i + 2] & 255) == 0xF4)
            .count();
    return 3.0 * white / frame.length;
  }

  private static String lines(String word) {
    return IntStream.range(0, Letters.HEIGHT)
        .mapToObj(
            row ->
                IntStream.range(0, Letters.width(word))
                    .mapToObj(
                        column ->
                            column % (Letters.WIDTH + 1) == Letters.WIDTH
                                ? " "
                                : Letters.ink(word, column, row) ? "#" : ".")
                    .collect(Collectors.joining("", "", "\n")))
        .collect(Collectors.joining());
  }
}

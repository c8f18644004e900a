package com.aifilmstudio.renderpod.engine.simulated;

import java.util.Map;

/**
 * A font of the few letters that are needed, five by seven cells each. The JDK's fonts need files
 * that a small image does not have, and differ from machine to machine.
 */
final class Letters {
  static final int WIDTH = 5;
  static final int HEIGHT = 7;

  /** Rows from the top, five bits each, the left cell highest. */
  private static final Map<Character, int[]> SHAPES =
      Map.of(
          'S', new int[] {0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110},
          'I', new int[] {0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b11111},
          'M', new int[] {0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001},
          'U', new int[] {0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110},
          'L', new int[] {0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111},
          'A', new int[] {0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001},
          'T', new int[] {0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100},
          'E', new int[] {0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111},
          'D', new int[] {0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110});

  private Letters() {}

  /** Whether a cell of the word is ink; letters stand one cell apart. */
  static boolean ink(String word, int column, int row) {
    var place = column / (WIDTH + 1);
    var cell = column % (WIDTH + 1);
    if (column < 0 || row < 0 || row >= HEIGHT || place >= word.length() || cell == WIDTH) {
      return false;
    }
    return (SHAPES.get(word.charAt(place))[row] >> (WIDTH - 1 - cell) & 1) == 1;
  }

  static int width(String word) {
    return word.length() * (WIDTH + 1) - 1;
  }
}

package com.aifilmstudio.renderpod.engine.simulated;

import com.aifilmstudio.renderpod.drawing.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws the simulated frames: two colours that follow from the prompt and the seed, a ball that
 * rolls from left to right, and the word SIMULATED. Moves in every frame, so that a check for
 * frozen pictures means the same as with a real engine.
 */
public final class TestCard {
  private static final String WORD = "SIMULATED";
  private static final int WHITE = 0xF4F4F4;
  private static final int BLACK = 0x101010;

  private final int width;
  private final int height;
  private final int top;
  private final int bottom;
  private final int ball;

  private TestCard(int width, int height, int top, int bottom, int ball) {
    this.width = width;
    this.height = height;
    this.top = top;
    this.bottom = bottom;
    this.ball = ball;
  }

  /** Equal prompts and seeds make equal cards, everywhere. */
  public static TestCard of(int width, int height, String prompt, long seed) {
    var colours = new SplittableRandom(31L * prompt.hashCode() + seed);
    return new TestCard(
        width, height, colour(colours), colour(colours), colour(colours) | 0xC0C0C0);
  }

  /** The whole clip in that many frames. */
  public List<byte[]> all(int count) {
    var frames = new ArrayList<byte[]>(count);
    for (var index = 0; index < count; index++) {
      frames.add(frame(count == 1 ? 0.5 : (double) index / (count - 1)));
    }
    return frames;
  }

  private static int colour(SplittableRandom random) {
    return random.nextInt(0x30, 0xC0) << 16
        | random.nextInt(0x30, 0xC0) << 8
        | random.nextInt(0x30, 0xC0);
  }

  /** One frame; {@code time} from 0 to 1. */
  public byte[] frame(double time) {
    var pixels = new byte[3 * width * height];
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        put(pixels, 3 * (y * width + x), at(x, y, time));
      }
    }
    return pixels;
  }

  private int at(int x, int y, double time) {
    if (ink(x, y)) {
      return WHITE;
    }
    // A dark edge keeps the word readable on every colour.
    if (ink(x - 1, y - 1)) {
      return BLACK;
    }
    var radius = height / 7.0;
    if (Math.hypot(x - time * width, y - height * 0.8) < radius) {
      return ball;
    }
    return y < height * 0.65 ? shaded(top, 1 - 0.3 * y / height) : shaded(bottom, 0.8);
  }

  /** Whether the pixel is part of the word, which takes four fifths of the width. */
  private boolean ink(int x, int y) {
    var cell = 0.8 * width / Letters.width(WORD);
    var column = Math.floor((x - 0.1 * width) / cell);
    var row = Math.floor((y - height / 2.0) / cell + Letters.HEIGHT / 2.0);
    return Letters.ink(WORD, (int) column, (int) row);
  }

  private static int shaded(int colour, double light) {
    return (int) ((colour >> 16 & 255) * light) << 16
        | (int) ((colour >> 8 & 255) * light) << 8
        | (int) ((colour & 255) * light);
  }

  private static void put(byte[] pixels, int offset, int colour) {
    pixels[offset] = (byte) (colour >> 16);
    pixels[offset + 1] = (byte) (colour >> 8);
    pixels[offset + 2] = (byte) colour;
  }
}

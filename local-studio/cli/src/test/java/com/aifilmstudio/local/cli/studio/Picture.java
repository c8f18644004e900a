package com.aifilmstudio.local.cli.studio;

import java.util.function.Predicate;
import java.util.stream.IntStream;

/** One frame, RGB24, as a test looks at it. */
record Picture(byte[] rgb, int width, int height) {

  /** The mean colour of the top rows, above every object. */
  Colour sky() {
    return mean(0, height / 12);
  }

  /** The mean colour of the bottom rows. */
  Colour ground() {
    return mean(height - height / 12, height);
  }

  /** The share of pixels that are like this. */
  double share(Predicate<Colour> like) {
    return (double) IntStream.range(0, width * height).filter(i -> like.test(at(i))).count()
        / (width * height);
  }

  private Colour mean(int fromRow, int toRow) {
    int[] sum = new int[3];
    for (int i = fromRow * width; i < toRow * width; i++) {
      var colour = at(i);
      sum[0] += colour.red();
      sum[1] += colour.green();
      sum[2] += colour.blue();
    }
    int count = (toRow - fromRow) * width;
    return new Colour(sum[0] / count, sum[1] / count, sum[2] / count);
  }

  private Colour at(int i) {
    return new Colour(rgb[3 * i] & 255, rgb[3 * i + 1] & 255, rgb[3 * i + 2] & 255);
  }

  /** Red, green and blue, each from 0 to 255. */
  record Colour(int red, int green, int blue) {
    int brightness() {
      return (red + green + blue) / 3;
    }

    boolean isRed() {
      return red > 130 && red > green + 60 && red > blue + 60;
    }

    boolean isGreen() {
      return green > 70 && green > red + 40 && green > blue + 30;
    }
  }
}

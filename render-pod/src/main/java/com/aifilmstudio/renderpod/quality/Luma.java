package com.aifilmstudio.renderpod.quality;

/** The brightness of a frame's pixels, 0 to 255, by the weights of BT.709. */
record Luma(int width, int height, float[] pixels) {

  static Luma of(byte[] rgb24, int width, int height) {
    var pixels = new float[width * height];
    for (var i = 0; i < pixels.length; i++) {
      pixels[i] =
          0.2126f * (rgb24[3 * i] & 255)
              + 0.7152f * (rgb24[3 * i + 1] & 255)
              + 0.0722f * (rgb24[3 * i + 2] & 255);
    }
    return new Luma(width, height, pixels);
  }

  double mean() {
    var sum = 0.0;
    for (var pixel : pixels) {
      sum += pixel;
    }
    return sum / pixels.length;
  }

  double deviation() {
    var mean = mean();
    var sum = 0.0;
    for (var pixel : pixels) {
      sum += (pixel - mean) * (pixel - mean);
    }
    return Math.sqrt(sum / pixels.length);
  }

  double shareBelow(double level) {
    var below = 0;
    for (var pixel : pixels) {
      if (pixel < level) {
        below++;
      }
    }
    return (double) below / pixels.length;
  }

  /** The mean difference of pixels in the same place. */
  double distance(Luma other) {
    var sum = 0.0;
    for (var i = 0; i < pixels.length; i++) {
      sum += Math.abs(pixels[i] - other.pixels[i]);
    }
    return sum / pixels.length;
  }

  /**
   * The deviation of the white noise that would look as grainy (Immerkær, "Fast Noise Variance
   * Estimation", 1996): a mask that sees neither planes nor slopes nor the edges of large things.
   */
  double grain() {
    if (width < 3 || height < 3) {
      return 0;
    }
    var sum = 0.0;
    for (var y = 1; y < height - 1; y++) {
      for (var x = 1; x < width - 1; x++) {
        var i = y * width + x;
        sum +=
            Math.abs(
                4 * pixels[i]
                    - 2 * (pixels[i - 1] + pixels[i + 1] + pixels[i - width] + pixels[i + width])
                    + (pixels[i - width - 1] + pixels[i - width + 1])
                    + (pixels[i + width - 1] + pixels[i + width + 1]));
      }
    }
    return Math.sqrt(Math.PI / 2) * sum / (6.0 * (width - 2) * (height - 2));
  }
}

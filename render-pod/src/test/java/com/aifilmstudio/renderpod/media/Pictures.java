package com.aifilmstudio.renderpod.media;

import com.aifilmstudio.renderpod.engine.Clip;
import java.util.stream.IntStream;

/** Clips for tests: a bright ball that wanders over a slope of colour. */
public final class Pictures {

  private Pictures() {}

  public static Clip ball(int width, int height, int fps, int frames) {
    return new Clip(
        width,
        height,
        fps,
        IntStream.range(0, frames).mapToObj(frame -> picture(width, height, frame)).toList());
  }

  private static byte[] picture(int width, int height, int frame) {
    var rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean ball = Math.hypot(x - 10 - 3 * frame, y - height / 2.0) < height / 5.0;
        int at = (y * width + x) * 3;
        rgb[at] = (byte) (ball ? 230 : 40 + 100 * x / width);
        rgb[at + 1] = (byte) (ball ? 60 : 90);
        rgb[at + 2] = (byte) (ball ? 40 : 200 - 100 * y / height);
      }
    }
    return rgb;
  }
}

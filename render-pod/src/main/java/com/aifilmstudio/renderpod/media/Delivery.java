package com.aifilmstudio.renderpod.media;

/** What a shot's video must be: size in pixels, rate, and exactly how many frames. */
public record Delivery(int width, int height, int framesPerSecond, int frames) {

  public Delivery {
    if (width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "H.264 in 4:2:0 needs even sizes, not %dx%d".formatted(width, height));
    }
    if (framesPerSecond < 1 || frames < 1) {
      throw new IllegalArgumentException("a video has at least one frame, and a rate");
    }
  }
}

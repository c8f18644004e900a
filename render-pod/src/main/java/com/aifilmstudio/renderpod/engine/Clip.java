package com.aifilmstudio.renderpod.engine;

import java.util.List;

/** Frames at the model's size and rate; each is RGB24, row by row from the top left. */
public record Clip(int width, int height, int fps, List<byte[]> frames) {

  public Clip {
    frames = List.copyOf(frames);
    for (var frame : frames) {
      if (frame.length != 3 * width * height) {
        throw new IllegalArgumentException(
            "a frame of %d bytes is not %dx%d RGB24".formatted(frame.length, width, height));
      }
    }
  }

  /** The first {@code count} frames. */
  public Clip first(int count) {
    return new Clip(width, height, fps, frames.subList(0, count));
  }

  /** The parts of one shot, one after the other. */
  public static Clip joined(List<Clip> parts) {
    var first = parts.getFirst();
    for (var part : parts) {
      if (part.width != first.width || part.height != first.height || part.fps != first.fps) {
        throw new IllegalArgumentException("parts of different size or rate cannot be joined");
      }
    }
    return new Clip(
        first.width,
        first.height,
        first.fps,
        parts.stream().flatMap(part -> part.frames.stream()).toList());
  }
}

package com.aifilmstudio.renderpod.engine.diffusion;

import java.util.ArrayList;
import java.util.List;

/** From a decoder's numbers in -1..1, plane by plane, to RGB24. */
final class Pixels {

  private Pixels() {}

  /** One array for each picture of the batch (picture, colour, row, column). */
  static List<byte[]> rgb24(Tensor.Floats pictures) {
    var plane = Math.toIntExact(pictures.shape()[2] * pictures.shape()[3]);
    var frames = new ArrayList<byte[]>();
    for (var offset = 0; offset < pictures.values().length; offset += 3 * plane) {
      var frame = new byte[3 * plane];
      for (var colour = 0; colour < 3; colour++) {
        for (var i = 0; i < plane; i++) {
          frame[3 * i + colour] = level(pictures.values()[offset + colour * plane + i]);
        }
      }
      frames.add(frame);
    }
    return frames;
  }

  private static byte level(float value) {
    return (byte) Math.clamp(Math.rint((value + 1.0) * 127.5), 0, 255);
  }
}

package com.aifilmstudio.renderpod;

import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.engine.diffusion.Safetensors;
import com.aifilmstudio.renderpod.engine.diffusion.Tensor;
import java.io.IOException;
import java.util.ArrayList;

/** A clip that the model made, from the bundle's own golden sample: no model is needed. */
public final class GoldenClip {

  private GoldenClip() {}

  public static Clip read() throws IOException {
    var file = TinyFilm.FOLDER.resolve("golden/sample-ddim20.safetensors");
    var pictures = (Tensor.Floats) Safetensors.read(file).get("frames");
    var plane = 128 * 72;
    var frames = new ArrayList<byte[]>();
    for (var start = 0; start < pictures.values().length; start += 3 * plane) {
      var frame = new byte[3 * plane];
      for (var i = 0; i < frame.length; i++) {
        var value = pictures.values()[start + i % 3 * plane + i / 3];
        frame[i] = (byte) Math.round((value + 1) * 127.5);
      }
      frames.add(frame);
    }
    return new Clip(128, 72, 8, frames);
  }
}

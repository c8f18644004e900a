package com.aifilmstudio.renderpod.assemble;

import com.aifilmstudio.renderpod.drawing.Jpeg;
import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.media.Frames;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * The still that stands for a film: of five moments spread over its first shot, the one with the
 * most contours, the earliest of equals. The edges of the shot are left out, for there something is
 * often only coming in.
 */
final class Poster {

  private static final float QUALITY = 0.9f;

  private Poster() {}

  /** A JPEG in the film's size. */
  static byte[] of(Path firstShot, int frames) {
    var still = best(Frames.at(firstShot, moments(frames)));
    return Jpeg.write(still.width(), still.height(), still.frames().getFirst(), QUALITY);
  }

  static Set<Integer> moments(int frames) {
    var moments = new TreeSet<Integer>();
    for (int sixth = 1; sixth <= 5; sixth++) {
      moments.add(frames * sixth / 6);
    }
    return moments;
  }

  private static Clip best(Clip candidates) {
    int best = 0;
    long most = -1;
    for (int i = 0; i < candidates.frames().size(); i++) {
      long contours = contours(candidates, candidates.frames().get(i));
      if (contours > most) {
        most = contours;
        best = i;
      }
    }
    return new Clip(
        candidates.width(),
        candidates.height(),
        candidates.fps(),
        candidates.frames().subList(best, best + 1));
  }

  /** Sum of the green steps between neighbours: a whole number, so it is the same everywhere. */
  private static long contours(Clip clip, byte[] frame) {
    int row = clip.width() * 3;
    long sum = 0;
    for (int i = 1; i < frame.length - row; i += 3) {
      int here = frame[i] & 0xff;
      sum += Math.abs(here - (frame[i + row] & 0xff));
      if (i % row < row - 3) {
        sum += Math.abs(here - (frame[i + 3] & 0xff));
      }
    }
    return sum;
  }
}

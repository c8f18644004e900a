package com.aifilmstudio.renderpod.quality;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One thing that can be wrong with a shot: how it is measured, and from where on it is a finding.
 */
enum Check {

  /**
   * Share of black frames. A frame is black when 98 % of it is darker than a tenth: the defaults of
   * ffmpeg's blackdetect.
   */
  BLACK(0.2, "of the frames are black") {
    @Override
    double measure(List<Luma> frames) {
      return share(frames, frame -> frame.shareBelow(25.5) >= 0.98 ? 1 : 0);
    }
  },

  /** Share of frames that are like the one before. */
  FROZEN(0.9, "of the frames are like the one before") {
    @Override
    double measure(List<Luma> frames) {
      return between(frames, 1, i -> frames.get(i).distance(frames.get(i - 1)) < 0.05 ? 1 : 0);
    }
  },

  /** Share of frames that show one even area. */
  FLAT(0.2, "of the frames show one even area") {
    @Override
    double measure(List<Luma> frames) {
      return share(frames, frame -> frame.deviation() < 2 ? 1 : 0);
    }
  },

  /** Mean deviation of the noise. */
  NOISE(6, "levels of noise") {
    @Override
    double measure(List<Luma> frames) {
      return share(frames, Luma::noise);
    }
  },

  /** How far a frame's brightness is from the middle of its neighbours, in the mean. */
  FLICKER(4, "levels of flicker") {
    @Override
    double measure(List<Luma> frames) {
      var means = frames.stream().mapToDouble(Luma::mean).toArray();
      return between(frames, 2, i -> Math.abs(means[i - 1] - (means[i - 2] + means[i]) / 2));
    }
  };

  private final double threshold;
  private final String words;

  Check(double threshold, String words) {
    this.threshold = threshold;
    this.words = words;
  }

  abstract double measure(List<Luma> frames);

  double threshold() {
    return threshold;
  }

  String words() {
    return words;
  }

  /** As a report names it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double share(List<Luma> frames, ToDoubleFunction<Luma> of) {
    return frames.stream().mapToDouble(of).average().orElse(0);
  }

  private static double between(
      List<Luma> frames, int from, java.util.function.IntToDoubleFunction of) {
    return IntStream.range(from, Math.max(from, frames.size())).mapToDouble(of).average().orElse(0);
  }
}

package com.aifilmstudio.renderpod.quality;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One thing that can be wrong with a shot: how it is measured, and from where on it is a finding.
 * The thresholds stand between what 48 good clips of tinyfilm measure (10 steps, captions of all
 * grounds and times) and what spoiled ones do; each says both.
 */
enum Check {

  /**
   * Share of black frames. A frame is black when 98 % of it is darker than a tenth: the defaults of
   * ffmpeg's blackdetect. The darkest good frame, at night, has 29 % such pixels.
   */
  BLACK("black", 0.2, "of the frames are black") {
    @Override
    double measure(List<Luma> frames) {
      return mean(frames, 0, i -> frames.get(i).shareBelow(25.5) >= 0.98 ? 1 : 0);
    }
  },

  /**
   * Share of frames that are like the one before, by the default of ffmpeg's freezedetect: the mean
   * difference is a thousandth. Two good frames of things that stand still differ by 1.1 levels and
   * more, four times as much.
   */
  FROZEN("frozen", 0.9, "of the frames are like the one before") {
    @Override
    double measure(List<Luma> frames) {
      return mean(frames, 1, i -> frames.get(i).distance(frames.get(i - 1)) < 0.255 ? 1 : 0);
    }
  },

  /** Share of frames that show one even area. Good frames deviate by 25 levels and more. */
  FLAT("flat", 0.2, "of the frames show one even area") {
    @Override
    double measure(List<Luma> frames) {
      return mean(frames, 0, i -> frames.get(i).deviation() < 2 ? 1 : 0);
    }
  },

  /** Grain: good clips 0.4 to 3.2 (lit windows at night), white noise of deviation 10 about 10. */
  NOISE("noise", 6, "levels of grain") {
    @Override
    double measure(List<Luma> frames) {
      return mean(frames, 0, i -> frames.get(i).grain());
    }
  },

  /**
   * Noise that the decoder has smoothed, which grain does not tell from detail: the picture changes
   * from frame to frame without any order. Good clips up to 0.14, pure noise decoded 0.99, a take
   * that was stopped at half of its steps 0.52.
   */
  BOIL("noise", 0.4, "of the picture's contrast changes without order") {
    @Override
    double measure(List<Luma> frames) {
      return Boil.of(frames);
    }
  },

  /**
   * How far a frame's brightness is from the middle of its neighbours, in the mean. Good clips up
   * to 0.62; a pulse of two levels up and down 4.
   */
  FLICKER("flicker", 2, "levels of flicker") {
    @Override
    double measure(List<Luma> frames) {
      var levels = frames.stream().mapToDouble(Luma::mean).toArray();
      return mean(frames, 2, i -> Math.abs(levels[i - 1] - (levels[i - 2] + levels[i]) / 2));
    }
  };

  private final String finding;
  private final double threshold;
  private final String words;

  Check(String finding, double threshold, String words) {
    this.finding = finding;
    this.threshold = threshold;
    this.words = words;
  }

  abstract double measure(List<Luma> frames);

  /** The check that a finding is reported under; a film's policy is about these. */
  String finding() {
    return finding;
  }

  double threshold() {
    return threshold;
  }

  String words() {
    return words;
  }

  /** The name of the measure in a report. */
  String measure() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double mean(List<Luma> frames, int from, IntToDoubleFunction of) {
    return IntStream.range(from, Math.max(from, frames.size())).mapToDouble(of).average().orElse(0);
  }
}

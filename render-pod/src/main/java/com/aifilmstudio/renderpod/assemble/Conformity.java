package com.aifilmstudio.renderpod.assemble;

import com.aifilmstudio.core.protocol.QualityReport.Finding;
import com.aifilmstudio.renderpod.media.MediaProbe;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a film's file is what was ordered. Each deviation is a finding; none means it conforms.
 */
final class Conformity {

  /** What the order and its shots promise. */
  record Promise(int width, int height, int framesPerSecond, long frames, boolean captions) {}

  private final MediaProbe seen;
  private final List<Finding> findings = new ArrayList<>();

  private Conformity(MediaProbe seen) {
    this.seen = seen;
  }

  static List<Finding> check(MediaProbe seen, Promise promise) {
    return new Conformity(seen).check(promise);
  }

  /** Shots that do not even fit together. */
  static List<Finding> unjoinable(String why) {
    return List.of(new Finding("conformity", 0, 1, why));
  }

  private List<Finding> check(Promise promise) {
    seen.damage().ifPresent(why -> add(seen.frames(), promise.frames(), "not readable: " + why));
    if (seen.codec().isEmpty()) {
      return findings; // nothing more can be said of it
    }
    word("codec", seen.codec(), "h264");
    word("pixel format", seen.pixelFormat(), "yuv420p");
    word("colours", seen.colours(), "bt709");
    word("frame rate", seen.framesPerSecond(), promise.framesPerSecond() + "/1");
    number("width", seen.width(), promise.width(), 0);
    number("height", seen.height(), promise.height(), 0);
    number("frames", seen.frames(), promise.frames(), 0);
    double frame = 1.0 / promise.framesPerSecond();
    number("seconds", seen.seconds(), promise.frames() * frame, frame);
    number("caption tracks", seen.captions(), promise.captions() ? 1 : 0, 0);
    return findings;
  }

  private void word(String what, String is, String shouldBe) {
    if (!is.equals(shouldBe)) {
      add(0, 1, "%s is %s, not %s".formatted(what, is, shouldBe));
    }
  }

  private void number(String what, double is, double shouldBe, double tolerance) {
    if (Math.abs(is - shouldBe) > tolerance + 1e-6) {
      add(is, shouldBe, "%s: %s, not %s".formatted(what, plain(is), plain(shouldBe)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : "%.3f".formatted(value);
  }

  private void add(double value, double threshold, String message) {
    findings.add(new Finding("conformity", value, threshold, message));
  }
}

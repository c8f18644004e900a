package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.plan.FilmPlan.Part;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a length in seconds becomes runs of the model. The model knows certain frame counts; a length
 * in between renders the next longer one and keeps the first frames. A shot longer than the longest
 * clip is cut in parts of nearly equal length rather than full clips and a rest, because a rest of
 * a few frames would flash by.
 */
final class ClipPlan {

  private final Bundle.Video video;

  ClipPlan(Bundle.Video video) {
    this.video = video;
  }

  double shortestSeconds() {
    return (double) video.frames().getFirst() / video.fps();
  }

  double longestSeconds() {
    return (double) video.longestClip() / video.fps();
  }

  /** The nearest length that is a whole number of the model's frames, and of at least one. */
  double inWholeFrames(double seconds) {
    return (double) frames(seconds) / video.fps();
  }

  List<Part> parts(double seconds, long shotSeed) {
    int wanted = frames(seconds);
    int count = Math.ceilDiv(wanted, video.longestClip());
    return IntStream.range(0, count)
        .mapToObj(
            k -> {
              int keep = wanted / count + (k < wanted % count ? 1 : 0);
              return new Part(allowedFor(keep), keep, Seeds.ofPart(shotSeed, k));
            })
        .toList();
  }

  private int frames(double seconds) {
    return (int) Math.max(1, Math.round(seconds * video.fps()));
  }

  private int allowedFor(int keep) {
    return video.frames().stream()
        .filter(allowed -> allowed >= keep)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a part is never longer than a clip"));
  }
}

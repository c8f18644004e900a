package com.aifilmstudio.core.protocol;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A film to put together from its finished shots, in order. {@code outputs} are kinds of output.
 */
public record CutOrder(
    String job,
    String title,
    int width,
    int height,
    int framesPerSecond,
    String bundleDigest,
    String sampler,
    int steps,
    double guidance,
    List<CutShot> shots,
    List<Cue> captions,
    List<String> outputs) {

  /** A finished shot and where to fetch it. */
  public record CutShot(
      String name,
      String prompt,
      long seed,
      String recipe,
      String numericClass,
      int frames,
      Optional<String> transition,
      URI url,
      String sha256,
      long bytes) {}

  /** A line of dialogue on the film's clock. */
  public record Cue(long startMillis, long endMillis, String speaker, String text) {}
}

package com.aifilmstudio.core.protocol;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A film to put together from its shots, in order. {@code outputs} are kinds of output. */
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

  /** The shots that were made, without the slates between them. */
  public List<CutShot> rendered() {
    return shots.stream().filter(shot -> shot.slate().isEmpty()).toList();
  }

  /**
   * A shot and where to fetch it. One that could not be rendered has a {@code slate} instead: there
   * is nothing to fetch, {@code url} is null and {@code numericClass} and {@code sha256} are empty.
   */
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
      long bytes,
      Optional<Slate> slate) {}

  /**
   * What stands in the film for a shot that failed, for as long as the shot would have lasted.
   *
   * @param code of the failure, from the catalogue
   */
  public record Slate(String code, String reason) {}

  /** A line of dialogue on the film's clock. */
  public record Cue(long startMillis, long endMillis, String speaker, String text) {}
}

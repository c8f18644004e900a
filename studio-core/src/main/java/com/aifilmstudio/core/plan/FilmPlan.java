package com.aifilmstudio.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * Everything a film needs to be rendered and cut, decided before the first GPU second. {@code
 * version} is that of the planner: the same order, bundle and version give the same plan.
 */
public record FilmPlan(
    int version,
    String title,
    String bundleDigest,
    int width,
    int height,
    int framesPerSecond,
    String sampler,
    int steps,
    double guidance,
    List<Scene> scenes,
    List<Shot> shots,
    List<Cue> captions,
    List<NotUnderstood> notUnderstood) {

  /** What decides how long one of its shots takes on a given machine, in one word. */
  public String shape(Shot shot) {
    int frames = shot.parts().stream().mapToInt(Part::frames).sum();
    return "%dx%dx%d/%d".formatted(width, height, frames, steps);
  }

  /** A scene of the script; {@code line} is where its heading stands, from 1. */
  public record Scene(int number, String heading, int line) {}

  /**
   * One shot of the film.
   *
   * @param identity stays the same when other parts of the script change
   * @param text the words of the script this shot shows
   * @param deliveredFrames frames in the film, at the film's rate
   * @param parts what the model renders, in order, at the model's rate
   * @param recipe hash of everything known at planning that decides the pixels
   * @param transition what the script asks for at the end of the shot
   */
  public record Shot(
      int ordinal,
      String name,
      int scene,
      int line,
      String identity,
      String text,
      String prompt,
      String negative,
      double seconds,
      int deliveredFrames,
      List<Part> parts,
      long seed,
      String recipe,
      Optional<String> transition) {}

  /** One run of the model: {@code frames} are rendered and the first {@code keep} of them used. */
  public record Part(int frames, int keep, long seed) {}

  /** A line of dialogue on the film's clock. */
  public record Cue(long startMillis, long endMillis, String speaker, String text) {}

  /** Words of a shot that the bundle cannot draw, or a slot that nothing filled. */
  public record NotUnderstood(String shot, int line, List<String> words, Optional<String> slot) {}
}

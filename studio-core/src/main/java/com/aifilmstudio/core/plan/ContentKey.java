package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.plan.FilmPlan.Part;
import java.util.List;

/**
 * Names for pixels. Two shots with the same recipe that were rendered in the same numeric class are
 * the same file, so the second need not be rendered. Nothing that leaves the pixels alone may enter
 * (names, order, dialogue), and an engine may draw nothing that is not in here.
 */
public final class ContentKey {

  private ContentKey() {}

  /** Everything that decides the pixels of a shot's file and is known before it is rendered. */
  public record Ingredients(
      String bundleDigest,
      String engine,
      String prompt,
      String negative,
      List<Part> parts,
      int width,
      int height,
      int framesPerSecond,
      int deliveredFrames,
      String sampler,
      int steps,
      double guidance) {}

  public static String recipe(Ingredients of) {
    var hash =
        Fingerprint.of("recipe/1", of.bundleDigest(), of.engine(), of.prompt(), of.negative())
            .and(of.width(), of.height(), of.framesPerSecond(), of.deliveredFrames())
            .and(of.sampler(), of.steps(), of.guidance(), of.parts().size());
    of.parts().forEach(part -> hash.and(part.frames(), part.keep(), part.seed()));
    return hash.hex();
  }

  /** {@code numericClass}: device, instruction set and library build of the worker. */
  public static String of(String recipe, String numericClass) {
    return Fingerprint.of("content/1", recipe, numericClass).hex();
  }
}

package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.plan.FilmPlan.Scene;
import com.aifilmstudio.core.plan.FilmPlanner.Breakdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A screenplay's scenes and shots: each paragraph under a heading is a shot. */
final class ScreenplayBreakdown {

  private static final Pattern HEADING = Pattern.compile("(?i)(INT|EXT|EST|I/E)[. ].*");

  private ScreenplayBreakdown() {}

  static Breakdown of(String text) {
    var scenes = new ArrayList<Scene>();
    var drafts = new ArrayList<Draft>();
    int shot = 0;
    int line = 0;
    for (var words : text.lines().toList()) {
      line++;
      if (HEADING.matcher(words.strip()).matches()) {
        scenes.add(new Scene(scenes.size() + 1, words.strip(), line));
        shot = 0;
      } else if (!words.isBlank()) {
        var heading = scenes.isEmpty() ? "" : scenes.getLast().heading();
        int scene = Math.max(1, scenes.size());
        drafts.add(
            new Draft(
                scene,
                heading,
                line,
                "s%d-%d".formatted(scene, ++shot),
                Draft.Naming.BY_PLACE,
                words.strip(),
                List.of(),
                OptionalDouble.empty(),
                Optional.empty()));
      }
    }
    return new Breakdown(Optional.empty(), scenes, drafts);
  }
}

package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.plan.FilmOrder.Source;
import com.aifilmstudio.core.plan.FilmPlan.Scene;
import java.util.List;
import java.util.Optional;

/** What a source says before the model is known, and what in it cannot be followed. */
record Breakdown(
    Optional<String> title, List<Scene> scenes, List<Draft> drafts, List<PlanProblem> problems) {

  static Breakdown of(Source source) {
    return switch (source) {
      case Source.ShotList list -> ShotListBreakdown.of(list);
      case Source.Screenplay play -> ScreenplayBreakdown.of(play.text());
    };
  }
}

package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.plan.FilmOrder.Source;
import com.aifilmstudio.core.plan.FilmPlanner.Breakdown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shots that were listed one by one: each is named by its author and belongs to no scene. */
final class ShotListBreakdown {

  private ShotListBreakdown() {}

  static Breakdown of(Source.ShotList list) {
    var drafts =
        list.shots().stream()
            .map(
                shot ->
                    new Draft(
                        0,
                        "",
                        0,
                        shot.name(),
                        Draft.Naming.BY_AUTHOR,
                        shot.prompt(),
                        List.of(),
                        OptionalDouble.of(shot.seconds()),
                        Optional.empty()))
            .toList();
    return new Breakdown(Optional.empty(), List.of(), drafts);
  }
}

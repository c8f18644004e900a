package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.plan.FilmOrder.Source;
import java.util.List;
import java.util.Optional;

/** Shots that were listed one by one: each is named by its author and belongs to no scene. */
final class ShotListBreakdown {

  private ShotListBreakdown() {}

  static Breakdown of(Source.ShotList list) {
    var drafts =
        list.shots().stream()
            .map(shot -> Draft.listed(shot.name(), shot.prompt(), shot.seconds()))
            .toList();
    return new Breakdown(Optional.empty(), List.of(), drafts, List.of());
  }
}

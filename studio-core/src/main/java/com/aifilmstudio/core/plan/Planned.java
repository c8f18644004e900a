package com.aifilmstudio.core.plan;

import java.util.List;
import java.util.Optional;

/** What became of an order: a plan, or the reasons why there is none. */
public sealed interface Planned {

  /** The film can be made. */
  record Film(FilmPlan plan) implements Planned {}

  /** The film cannot be made as ordered; at least one problem, the first being the gravest. */
  record Refused(List<PlanProblem> problems) implements Planned {

    public PlanProblem first() {
      return problems.getFirst();
    }
  }

  /** The plan, for a reader who has no use for the reasons. */
  default Optional<FilmPlan> film() {
    return this instanceof Film(FilmPlan plan) ? Optional.of(plan) : Optional.empty();
  }
}

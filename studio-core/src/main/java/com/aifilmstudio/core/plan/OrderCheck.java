package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.failure.FailureCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What is wrong with an order or its shots, in words that name the field and what would be right.
 */
final class OrderCheck {

  static final int MOST_SHOTS = 500;
  static final double LONGEST_SHOT_SECONDS = 120;
  private static final int LARGEST_SIDE = 8192;
  private static final int FASTEST = 240;

  private OrderCheck() {}

  static List<PlanProblem> ofFilm(FilmOrder order, Bundle.Scheduler model) {
    var problems = new ArrayList<PlanProblem>();
    side(problems, "film.size.width", order.width());
    side(problems, "film.size.height", order.height());
    if (order.framesPerSecond() < 1 || order.framesPerSecond() > FASTEST) {
      problems.add(
          invalidFilm(
              "film.framesPerSecond is %d; it must be 1 to %d."
                  .formatted(order.framesPerSecond(), FASTEST)));
    }
    order
        .steps()
        .filter(steps -> steps < 1 || steps > model.trainSteps())
        .ifPresent(
            steps ->
                problems.add(
                    invalidFilm(
                        "film.steps is %d; this model takes 1 to %d."
                            .formatted(steps, model.trainSteps()))));
    order
        .guidance()
        .filter(guidance -> !Double.isFinite(guidance) || guidance < 0)
        .ifPresent(
            g ->
                problems.add(
                    invalidFilm("film.guidance is %s; it must be 0 or more.".formatted(g))));
    return problems;
  }

  static List<PlanProblem> ofShots(List<Draft> drafts) {
    var problems = new ArrayList<PlanProblem>();
    if (drafts.isEmpty()) {
      problems.add(
          new PlanProblem(
              FailureCode.SCRIPT_EMPTY,
              "The script has no shot in it. Each paragraph of action makes a shot, for example:"
                  + " \"A green train crosses the dunes.\""));
    }
    if (drafts.size() > MOST_SHOTS) {
      problems.add(
          new PlanProblem(
              FailureCode.SCRIPT_TOO_LONG,
              "The script makes %d shots; a film may have %d. Make it in several films."
                  .formatted(drafts.size(), MOST_SHOTS)));
    }
    var names = new HashSet<String>();
    for (var draft : drafts) {
      if (draft.text().isBlank()) {
        problems.add(
            invalidShot("%s has no words; say what is to be seen.".formatted(where(draft))));
      }
      draft.seconds().ifPresent(seconds -> seconds(problems, draft, seconds));
      if (!names.add(draft.name())) {
        problems.add(
            invalidShot(
                "%s has a name that another shot has already; names must differ."
                    .formatted(where(draft))));
      }
    }
    return problems;
  }

  private static void seconds(List<PlanProblem> problems, Draft draft, double seconds) {
    if (!Double.isFinite(seconds) || seconds <= 0 || seconds > LONGEST_SHOT_SECONDS) {
      problems.add(
          invalidShot(
              "%s is to last %s s; a shot lasts more than 0 and at most %.0f s."
                  .formatted(where(draft), plain(seconds), LONGEST_SHOT_SECONDS)));
    }
  }

  private static void side(List<PlanProblem> problems, String field, int pixels) {
    if (pixels < 2 || pixels > LARGEST_SIDE || pixels % 2 != 0) {
      problems.add(
          invalidFilm(
              "%s is %d; it must be an even number of pixels, 2 to %d."
                  .formatted(field, pixels, LARGEST_SIDE)));
    }
  }

  private static String where(Draft draft) {
    return draft.line() > 0
        ? "Line %d: shot \"%s\"".formatted(draft.line(), draft.name())
        : "Shot \"%s\"".formatted(draft.name());
  }

  private static String plain(double seconds) {
    return seconds == Math.rint(seconds) && Math.abs(seconds) < 1e9
        ? Long.toString((long) seconds)
        : Double.toString(seconds);
  }

  private static PlanProblem invalidFilm(String message) {
    return new PlanProblem(FailureCode.FILM_INVALID, message);
  }

  private static PlanProblem invalidShot(String message) {
    return new PlanProblem(FailureCode.SHOT_INVALID, message);
  }
}

package com.aifilmstudio.core.plan;

import static com.aifilmstudio.core.plan.Films.planned;
import static com.aifilmstudio.core.plan.Films.problems;
import static com.aifilmstudio.core.plan.Films.shots;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.plan.FilmOrder.ListedShot;
import org.junit.jupiter.api.Test;

class ShotListTest {

  private static final ListedShot TRAIN =
      new ListedShot("train", "A green train in the desert at night", 2);

  @Test
  void aListedShotKeepsItsNameAsItsIdentity() {
    var shot = planned(shots(TRAIN)).shots().getFirst();
    assertThat(shot.name()).isEqualTo("train");
    assertThat(shot.identity()).isEqualTo("train");
    assertThat(shot.ordinal()).isEqualTo(1);
    assertThat(shot.prompt())
        .isEqualTo("a static shot of a green train moving right over the desert at night");
    assertThat(shot.deliveredFrames()).isEqualTo(48);
    assertThat(shot.parts()).hasSize(1);
  }

  @Test
  void aListedShotTakesNothingFromTheOneBefore() {
    var plan = planned(shots(TRAIN, new ListedShot("next", "a ship", 2)));
    assertThat(plan.shots().get(1).prompt())
        .isEqualTo("a static shot of a red ship moving right over the hills at day");
  }

  @Test
  void twoShotsOfOneNameAreRefusedByThatName() {
    assertThat(problems(shots(TRAIN, TRAIN)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(FailureCode.SHOT_INVALID);
              assertThat(problem.message())
                  .isEqualTo(
                      "Shot \"train\" has a name that another shot has already; names must differ.");
            });
  }

  @Test
  void anEmptyListIsRefused() {
    assertThat(problems(shots()))
        .extracting(PlanProblem::code)
        .containsExactly(FailureCode.SCRIPT_EMPTY);
  }

  @Test
  void aLengthThatNoShotCanHaveIsNamed() {
    for (double seconds : new double[] {0, -1, Double.NaN, 120.5, Double.POSITIVE_INFINITY}) {
      assertThat(problems(shots(new ListedShot("a", "a ship", seconds))))
          .extracting(PlanProblem::message)
          .singleElement()
          .asString()
          .startsWith("Shot \"a\" is to last ")
          .endsWith(" s; a shot lasts more than 0 and at most 120 s.");
    }
  }
}

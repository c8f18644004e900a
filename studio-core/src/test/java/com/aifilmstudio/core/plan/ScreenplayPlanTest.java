package com.aifilmstudio.core.plan;

import static com.aifilmstudio.core.plan.Films.planned;
import static com.aifilmstudio.core.plan.Films.problems;
import static com.aifilmstudio.core.plan.Films.screenplay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.plan.FilmPlan.Cue;
import com.aifilmstudio.core.plan.FilmPlan.NotUnderstood;
import com.aifilmstudio.core.plan.FilmPlan.Shot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a screenplay becomes shots. */
class ScreenplayPlanTest {

  @Test
  void eachParagraphOfActionIsAShotNamedByItsScene() {
    var plan =
        planned(
            screenplay(
                """
                EXT. SEA - DAY

                A white ship.

                It sails to the left.

                EXT. CITY - NIGHT

                A red balloon.
                """));
    assertThat(plan.scenes())
        .containsExactly(
            new FilmPlan.Scene(1, "EXT. SEA - DAY", 1),
            new FilmPlan.Scene(2, "EXT. CITY - NIGHT", 7));
    assertThat(plan.shots()).extracting(Shot::name).containsExactly("s1-1", "s1-2", "s2-1");
    assertThat(plan.shots()).extracting(Shot::line).containsExactly(3, 5, 9);
    assertThat(plan.shots()).extracting(Shot::ordinal).containsExactly(1, 2, 3);
  }

  @Test
  void aScriptWithoutHeadingsIsOneScene() {
    var plan = planned(screenplay("A white ship.\n\nA red train."));
    assertThat(plan.scenes()).isEmpty();
    assertThat(plan.shots()).extracting(Shot::name).containsExactly("s1-1", "s1-2");
  }

  @Test
  void theTitleComesFromTheOrderElseFromTheTitlePage() {
    var script = "Title: On the Page\n\nA white ship.";
    assertThat(planned(screenplay(script)).title()).isEqualTo("A Film");
    assertThat(planned(Films.untitled(script)).title()).isEqualTo("On the Page");
  }

  @Test
  void whatIsSaidBelongsToTheShotBefore() {
    var plan = planned(screenplay("A white ship.\n\nCAPTAIN\nWe sail at once.\n\nIt rises."));
    assertThat(plan.shots()).hasSize(2);
    assertThat(plan.captions()).containsExactly(new Cue(0, 1500, "CAPTAIN", "We sail at once."));
  }

  @Test
  void wordsWithoutAShotBeforeMakeACloseUpOfTheSpeaker() {
    var plan = planned(screenplay("EXT. SEA - DAY\n\nCAPTAIN\nWe sail.\n\nA white ship."));
    assertThat(plan.shots())
        .extracting(Shot::text)
        .containsExactly("Close on CAPTAIN.", "A white ship.");
    assertThat(plan.shots().getFirst().prompt()).startsWith("zoom in of");
  }

  @Test
  void aVoiceFromOutsideWaitsForTheFirstPicture() {
    var plan = planned(screenplay("EXT. SEA - DAY\n\nCAPTAIN (V.O.)\nWe sail.\n\nA white ship."));
    assertThat(plan.shots()).extracting(Shot::text).containsExactly("A white ship.");
    assertThat(plan.captions()).extracting(Cue::text).containsExactly("We sail.");
  }

  @Test
  void aSceneOfNothingButAVoiceStillHasAPicture() {
    var plan = planned(screenplay("EXT. SEA - DAY\n\nCAPTAIN (V.O.)\nWe sail."));
    assertThat(plan.shots()).extracting(Shot::text).containsExactly("Close on CAPTAIN.");
    assertThat(plan.captions()).extracting(Cue::text).containsExactly("We sail.");
  }

  @Test
  void aCameraDirectionAboveMoreTextIsNobodyWhoSpeaks() {
    var plan = planned(screenplay("ZOOM IN\nA white ship waits.\n\nCLOSE ON\nThe ship."));
    assertThat(plan.captions()).isEmpty();
    assertThat(plan.shots())
        .extracting(Shot::text)
        .containsExactly("ZOOM IN A white ship waits.", "CLOSE ON The ship.");
    assertThat(plan.shots()).allMatch(shot -> shot.prompt().startsWith("zoom in of"));
  }

  @Test
  void aNoteSetsTheSeconds() {
    var plan =
        planned(
            screenplay(
                "One ship. [[shot 3s]]\n\nTwo ships.\n[[shot 1.5 seconds]]\n\n[[shot 4 s]]\n\nThree."));
    assertThat(plan.shots()).extracting(Shot::seconds).containsExactly(3.0, 4.0, 2.0);
  }

  @Test
  void aNoteBeforeTheFirstShotOfASceneSpeaksOfThatShot() {
    var plan = planned(screenplay("EXT. SEA\n\n[[shot 5s]]\n\nA ship."));
    assertThat(plan.shots().getFirst().seconds()).isEqualTo(5);
  }

  @Test
  void aNoteNamesAShotAndTheNameIsItsIdentity() {
    var shot = planned(screenplay("A ship. [[shot #bridge 3s]]")).shots().getFirst();
    assertThat(shot.name()).isEqualTo("bridge");
    assertThat(shot.identity()).isEqualTo("bridge");
    assertThat(shot.seconds()).isEqualTo(3);
  }

  @Test
  void aNoteThatIsMeantAsAnOrderAndCannotBeReadIsRefusedWithItsLine() {
    assertThat(problems(screenplay("A ship.\n[[shot 3 parsecs]]")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(FailureCode.SHOT_INVALID);
              assertThat(problem.message())
                  .startsWith(
                      "Line 2: the note [[shot 3 parsecs]] cannot be read; write [[shot 3s]]");
            });
  }

  @Test
  void otherNotesAreForPeople() {
    assertThat(planned(screenplay("A ship. [[shot of the day, perhaps]] [[todo]]")).shots())
        .extracting(Shot::text)
        .containsExactly("A ship.");
  }

  @Test
  void aLengthNoShotCanHaveIsRefusedWithItsLine() {
    assertThat(problems(screenplay("EXT. SEA\n\nA ship. [[shot 121s]]")))
        .extracting(PlanProblem::message)
        .containsExactly(
            "Line 3: shot \"s1-1\" is to last 121 s; a shot lasts more than 0 and at most 120 s.");
  }

  @Test
  void secondsFollowTheWordsWithinWhatTheModelMakes() {
    var longer = Films.tinyfilmWithClips(List.of(8, 16, 80));
    var order = screenplay("A ship.\n\nA white ship sails to the left over the sea at night.");
    assertThat(planned(order, longer).shots().get(0).seconds()).isEqualTo(1);
    assertThat(planned(order, longer).shots().get(1).seconds()).isCloseTo(12 * 0.375, within(0.07));
    assertThat(planned(order).shots()).extracting(Shot::seconds).containsExactly(2.0, 2.0);
  }

  @Test
  void aShotLastsUntilAllIsSaid() {
    var plan =
        planned(
            screenplay(
                "A ship.\n\nCAPTAIN\nOne two three four five six seven eight nine ten eleven twelve"
                    + " thirteen fourteen."));
    assertThat(plan.shots().getFirst().seconds()).isEqualTo(14 * 0.375);
    assertThat(plan.shots().getFirst().parts()).hasSize(3);
  }

  @Test
  void speechHardlyLongerThanFullClipsIsHurriedALittleInsteadOfCostingARun() {
    var plan = planned(screenplay("A ship.\n\nCAPTAIN\nOne two three four five six."));
    assertThat(plan.shots().getFirst().seconds()).isEqualTo(2);
    assertThat(plan.captions())
        .containsExactly(new Cue(0, 2000, "CAPTAIN", "One two three four five six."));
  }

  @Test
  void whoSpeakTogetherAreCaptionedTogether() {
    var plan = planned(screenplay("A ship.\n\nTOM\nIs that it?\n\nMARA ^\nIt is.\n\nTOM\nOh."));
    assertThat(plan.captions()).extracting(Cue::speaker).containsExactly("TOM", "MARA", "TOM");
    // Both speak from the start; what follows waits for the longer of the two.
    assertThat(plan.captions()).extracting(Cue::startMillis).containsExactly(0L, 0L, 1059L);
    assertThat(plan.captions().getFirst().endMillis()).isEqualTo(1059);
  }

  @Test
  void captionsStandOnTheFilmsClock() {
    var plan =
        planned(screenplay("A ship.\n\nA train.\n\nTOM\nThere.\n\nA kite.\n\nTOM\nAnd there."));
    assertThat(plan.captions())
        .containsExactly(
            new Cue(2000, 3000, "TOM", "There."), new Cue(4000, 5000, "TOM", "And there."));
  }

  @Test
  void longSpeechIsBrokenIntoCuesThatFollowEachOther() {
    var speech = "This is a sentence of seven words exactly. ".repeat(12);
    var cues = planned(screenplay("A ship.\n\nTOM\n" + speech)).captions();
    assertThat(cues).hasSizeGreaterThan(3).allMatch(cue -> cue.text().length() <= 84);
    for (int i = 1; i < cues.size(); i++) {
      assertThat(cues.get(i).startMillis()).isEqualTo(cues.get(i - 1).endMillis());
    }
    assertThat(String.join(" ", cues.stream().map(Cue::text).toList())).isEqualTo(speech.strip());
  }

  @Test
  void aTransitionIsKeptAtTheEndOfItsShot() {
    var plan =
        planned(
            screenplay(
                "FADE IN:\n\nA ship.\n\nDISSOLVE TO:\n\nA train.\n\n> IRIS OUT\n\nA kite.\n\nFADE OUT."));
    assertThat(plan.shots())
        .extracting(shot -> shot.transition().orElse("-"))
        .containsExactly("DISSOLVE TO:", "IRIS OUT", "FADE OUT.");
  }

  @Test
  void whatCannotBeDrawnIsReportedWithShotLineAndWords() {
    var plan =
        planned(screenplay("EXT. SEA - DAY\n\nA ship.\n\nEXT. MOON - DAY\n\nAn orange elephant."));
    assertThat(plan.notUnderstood())
        .containsExactly(
            new NotUnderstood("s2-1", 7, List.of("orange", "elephant"), Optional.of("object")));
  }

  @Test
  void aScriptWithoutAShotIsRefused() {
    for (var script :
        new String[] {"", "   ", "Title: Nothing\n\n", "EXT. SEA - DAY", "[[note]]", "# Act"}) {
      assertThat(problems(screenplay(script)))
          .extracting(PlanProblem::code)
          .containsExactly(FailureCode.SCRIPT_EMPTY);
    }
  }

  @Test
  void aScriptOfTooManyShotsIsRefusedWithTheirNumber() {
    assertThat(problems(screenplay("A ship.\n\n".repeat(501))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(FailureCode.SCRIPT_TOO_LONG);
              assertThat(problem.message()).contains("501 shots").contains("500");
            });
  }

  @Test
  void anImpossibleSizeIsRefusedByItsField() {
    var order =
        new FilmOrder(
            "A Film",
            new FilmOrder.Source.Screenplay("A ship."),
            641,
            0,
            24,
            "",
            1,
            Optional.of(0),
            Optional.of(-1.0));
    assertThat(problems(order))
        .extracting(PlanProblem::message)
        .containsExactly(
            "film.size.width is 641; it must be an even number of pixels, 2 to 8192.",
            "film.size.height is 0; it must be an even number of pixels, 2 to 8192.",
            "film.steps is 0; this model takes 1 to 1000.",
            "film.guidance is -1.0; it must be 0 or more.");
  }
}

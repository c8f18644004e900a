package com.aifilmstudio.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.plan.Films;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tinyfilm's own dialect makes of the words that people write. */
class TinyfilmDialectTest {

  private static final PromptWriter WRITER = PromptWriter.of(Films.tinyfilm().dialect(), "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXT. DESERT - NIGHT  | A green train crosses the dunes. The camera pans left. | pan left of a green train moving right over the desert at night
          EXT. OPEN SEA - SUNSET | A white ship stands still on the water.              | a static shot of a white ship standing still over the sea at sunset
          EXT. HILLS - DAWN    | CLOSE ON a yellow hot-air balloon as it slowly rises.  | zoom in of a yellow balloon moving up over the hills at dawn
          EXT. CITY - DAY      | A purple kite sinks behind the rooftops.               | a static shot of a purple kite moving down over the city at day
                               | The blue locomotive thunders through the night, from right to left, across rolling hills. | a static shot of a blue train moving left over the hills at night
          EXT. OCEAN - EVENING | Waves. A scarlet schooner sails to the left.           | a static shot of a red ship moving left over the sea at sunset
          EXT. TOWN - MIDNIGHT | The camera drifts slowly to the right. A violet balloon hovers. | pan right of a purple balloon standing still over the city at night
          EXT. SAHARA - NOON   | ZOOM IN ON a white train, stopped among the pyramids.  | zoom in of a white train standing still over the desert at day
                               | As the sun rises, a golden boat drifts left over calm water. | a static shot of a yellow ship moving left over the sea at dawn
                               | Night falls on the city. A red balloon descends.       | a static shot of a red balloon moving down over the city at night
          INT. TRAIN - NIGHT   | It rolls on. Hills go by.                              | a static shot of a red train moving right over the hills at night
          """)
  void proseBecomesTheSentenceOfTheModel(String heading, String words, String prompt) {
    var written = write(new ShotText(1, heading == null ? "" : heading, words)).getFirst();
    assertThat(written.text()).isEqualTo(prompt);
    assertThat(written.emptySlots()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A green train under a red sky.                | green | red
          A train under a green sky.                    | red   | green
          Green clouds behind a train.                  | red   | green
          A blue old steam train.                       | blue  |
          A red and white train.                        | white | red
          The train is purple.                          | purple |
          The train, white as ever, rolls on.           | white |
          A train with a yellow lamp.                   | red   | yellow
          """)
  void aColourCountsWhereItStandsBesideTheObjectAndIsReportedElsewhere(
      String words, String colour, String missed) {
    var prompt = write(shot(words)).getFirst();
    assertThat(prompt.text()).contains("of a " + colour + " train");
    assertThat(prompt.missed()).isEqualTo(missed == null ? List.of() : List.of(missed));
  }

  @Test
  void aColourMayBeSaidOfWhatTheSceneHasNamedBefore() {
    var prompts = write(shot("A train."), shot("It is green now."), shot("A blue light."));
    assertThat(prompts.get(1).text()).contains("green train");
    assertThat(prompts.get(2).text()).contains("green train");
    assertThat(prompts.get(2).missed()).containsExactly("blue");
  }

  @Test
  void mannerWordsMayStandWithinAPhraseAndAreNotSwallowedBehindIt() {
    var prompt = write(shot("A white ship moves slowly left. A green ugly ship.")).getFirst();
    assertThat(prompt.text()).contains("moving left");
    assertThat(prompt.missed()).contains("ugly");
  }

  @Test
  void wordsThatMatterAndCannotBeDrawnAreNamed() {
    var prompt =
        write(shot("A green train and an orange elephant cross a frozen river.")).getFirst();
    assertThat(prompt.missed()).containsExactly("orange", "elephant", "frozen", "river");
  }

  @Test
  void aSecondObjectIsNamedBecauseThereIsOneInThePicture() {
    var prompt = write(shot("A green train passes a white ship.")).getFirst();
    assertThat(prompt.text()).contains("green train");
    assertThat(prompt.missed()).containsExactly("white", "ship");
  }

  @Test
  void whatIsDeniedIsNotDrawn() {
    var prompt = write(shot("No train. A blue ship.")).getFirst();
    assertThat(prompt.text()).contains("blue ship");
  }

  @Test
  void aShotWithoutAnObjectSaysWhichBlankIsEmptyAndIsStillInTheGrammar() {
    var prompt = write(shot("Nothing moves.")).getFirst();
    assertThat(prompt.emptySlots()).containsExactly("object");
    assertThat(prompt.text())
        .isEqualTo("a static shot of a red balloon moving right over the hills at day");
  }

  @Test
  void theSceneRemembersItsObjectColourPlaceAndHour() {
    var prompts =
        write(
            new ShotText(1, "EXT. SEA - NIGHT", "A green ship waits."),
            new ShotText(1, "EXT. SEA - NIGHT", "It rises."),
            new ShotText(1, "EXT. SEA - NIGHT", "Dawn."),
            new ShotText(1, "EXT. SEA - NIGHT", "The ship stops."),
            new ShotText(2, "EXT. HILLS", "It rises."));
    assertThat(prompts)
        .extracting(Prompt::text)
        .containsExactly(
            "a static shot of a green ship standing still over the sea at night",
            "a static shot of a green ship moving up over the sea at night",
            "a static shot of a green ship moving right over the sea at dawn",
            "a static shot of a green ship standing still over the sea at dawn",
            "a static shot of a red balloon moving up over the hills at day");
    assertThat(prompts.getLast().emptySlots()).containsExactly("object");
  }

  @Test
  void aSceneThatGoesOnWithoutABreakKeepsWhatItsHeadingDoesNotName() {
    var prompts =
        write(
            new ShotText(1, "EXT. SEA - NIGHT", "A green ship waits."),
            new ShotText(2, "EXT. CITY - CONTINUOUS", "It moves left."),
            new ShotText(3, "EXT. HILLS - LATER", "A kite."));
    assertThat(prompts.get(1).text())
        .isEqualTo("a static shot of a green ship moving left over the city at night");
    assertThat(prompts.get(2).text()).endsWith("over the hills at day");
  }

  @Test
  void anotherObjectDoesNotInheritTheColour() {
    var prompts = write(shot("A green train."), shot("A ship."), shot("The ship, white as snow."));
    assertThat(prompts.get(1).text()).contains("red ship");
    assertThat(prompts.get(2).text()).contains("white ship");
  }

  @Test
  void whatTheSceneHasNamedIsNotOverruledByAHint() {
    var prompts =
        write(shot("A white balloon over the sea at dawn."), shot("It sails under a last star."));
    assertThat(prompts.get(1).text())
        .isEqualTo("a static shot of a white balloon moving right over the sea at dawn");
  }

  @Test
  void theHeadingsOwnUnknownWordsAreNamedOnceAtItsFirstShot() {
    var prompts =
        write(
            new ShotText(1, "INT. KITCHEN - NIGHT", "A red kite."),
            new ShotText(1, "INT. KITCHEN - NIGHT", "It rises."));
    assertThat(prompts.get(0).missed()).containsExactly("kitchen");
    assertThat(prompts.get(1).missed()).isEmpty();
  }

  @Test
  void theStyleOfAFilmCannotBeDrawn() {
    assertThat(PromptWriter.of(Films.tinyfilm().dialect(), "watercolour").missedOfStyle())
        .containsExactly("watercolour");
    assertThat(WRITER.missedOfStyle()).isEmpty();
  }

  private static ShotText shot(String words) {
    return new ShotText(1, "", words);
  }

  private static List<Prompt> write(ShotText... shots) {
    return WRITER.write(Arrays.asList(shots));
  }
}

package com.aifilmstudio.core.fountain;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.fountain.Element.Action;
import com.aifilmstudio.core.fountain.Element.SceneHeading;
import com.aifilmstudio.core.fountain.Element.Speech;
import com.aifilmstudio.core.fountain.Element.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FountainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INT. HOUSE - DAY",
        "ext. house",
        "EST. HOUSE",
        "INT./EXT. CAR",
        "INT/EXT CAR",
        "EXT./INT. CAR",
        "I/E. CAR",
        "I./E. CAR",
        "INT HOUSE",
        ".ANYWHERE",
        ".a forced one in small letters"
      })
  void aHeadingIsKnownByHowItBegins(String line) {
    assertThat(elements(line)).singleElement().isInstanceOf(SceneHeading.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INTERIOR HOUSE", "EXTRA! EXTRA!", "..", ".", "ESTABLISHING", "INTO THE SEA"})
  void wordsThatBeginLikeAHeadingAreAction(String line) {
    assertThat(elements(line)).singleElement().isInstanceOf(Action.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXT. SEA #1#", "EXT. SEA #1A#", "EXT. SEA #I-1-A#", "EXT. SEA #1.#"})
  void aSceneNumberIsTakenOffItsHeading(String line) {
    var heading = (SceneHeading) elements(line).getFirst();
    assertThat(heading.text()).isEqualTo("EXT. SEA");
    assertThat(heading.number()).contains(line.substring(10, line.length() - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXT. SEA ##", "EXT. SEA #no number#", "EXT. SEA #1", "EXT. SEA 1#"})
  void whatIsNoSceneNumberStaysInTheHeading(String line) {
    var heading = (SceneHeading) elements(line).getFirst();
    assertThat(heading.text()).isEqualTo(line);
    assertThat(heading.number()).isEmpty();
  }

  @Test
  void aHeadingInTheMiddleOfAParagraphIsAction() {
    assertThat(elements("He reads aloud:\nEXT. SEA - DAY")).hasSize(1);
  }

  @Test
  void aTransitionEndsInToAndStandsAlone() {
    assertThat(elements("a\n\nCUT TO:\n\nb").get(1)).isInstanceOf(Transition.class);
    assertThat(elements("a\n\nCut to:\n\nb").get(1)).isInstanceOf(Action.class);
    assertThat(elements("> fade to white"))
        .containsExactly(new Transition(1, "fade to white", List.of()));
  }

  @Test
  void aTransitionJustAboveAHeadingIsNoCharacter() {
    assertThat(elements("CUT TO:\nEXT. SEA"))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Transition.class),
            second -> assertThat(second).isInstanceOf(SceneHeading.class));
  }

  @Test
  void aNameInCapitalsSpeaksOnlyWhenSomethingFollows() {
    assertThat(elements("MARA\nHello.").getFirst()).isInstanceOf(Speech.class);
    assertThat(elements("MARA\n\nHello.").getFirst()).isInstanceOf(Action.class);
    assertThat(elements("Mara\nHello.").getFirst()).isInstanceOf(Action.class);
    assertThat(elements("@Mara\nHello.").getFirst()).isInstanceOf(Speech.class);
    assertThat(elements("1999\nHello.").getFirst()).isInstanceOf(Action.class);
  }

  @Test
  void extensionsOfANameAreReadAsOne() {
    var speech = (Speech) elements("MARA (CONT'D) (V.O.)\nHello.").getFirst();
    assertThat(speech.character()).isEqualTo("MARA");
    assertThat(speech.extension()).contains("CONT'D, V.O.");
  }

  @Test
  void onlyASpeechRightBeforeMakesDualDialogue() {
    assertThat(sides("A\none\n\nB ^\ntwo")).containsExactly(Element.Side.LEFT, Element.Side.RIGHT);
    assertThat(sides("B ^\ntwo")).containsExactly(Element.Side.ALONE);
    assertThat(sides("A\none\n\nThey wait.\n\nB ^\ntwo"))
        .containsExactly(Element.Side.ALONE, Element.Side.ALONE);
  }

  @Test
  void twoSpacesKeepDialogueGoingAndNothingElse() {
    assertThat(elements("MARA\none\n  \ntwo")).hasSize(1);
    assertThat(elements("MARA\none\n\ntwo")).hasSize(2);
    assertThat(elements("Action one\n  \nAction two")).hasSize(2);
  }

  @Test
  void aScriptThatFadesInHasNoTitlePage() {
    var play = Fountain.parse("FADE IN:\n\nEXT. SEA");
    assertThat(play.titlePage()).isEqualTo(TitlePage.NONE);
    assertThat(play.elements()).hasSize(2);
  }

  @Test
  void aTitlePageMayHaveKeysOfItsOwnAndValuesOfManyLines() {
    var page = Fountain.parse("Title:\n\tThe\n\t*Long* One\nMood: blue\n\nAction").titlePage();
    assertThat(page.value("TITLE")).contains("The Long One");
    assertThat(page.value("mood")).contains("blue");
    assertThat(page.value("author")).isEmpty();
  }

  @Test
  void boneyardTakesItsLinesOutWithoutPartingTheParagraph() {
    var play = elements("One\n/* two\n\nthree */\nfour\n\nfive");
    assertThat(play).hasSize(2);
    assertThat(((Action) play.getFirst()).text().plain()).isEqualTo("One\nfour");
    assertThat(play.get(1).line()).isEqualTo(7);
  }

  @Test
  void aNoteBelongsToTheElementItStandsInOrAfter() {
    var play = elements("One [[a]]\n[[b]]\n\n[[c]]\n\nTwo");
    assertThat(play.getFirst().notes()).extracting(Note::text).containsExactly("a", "b");
    assertThat(play.get(1)).isEqualTo(new Element.Notes(4, List.of(new Note(4, "c"))));
    assertThat(play.get(2).notes()).isEmpty();
  }

  @Test
  void anEmptyScriptHasNothingInIt() {
    for (var script : new String[] {"", "\n", "  \n\t\n", "/* all */", "\uFEFF"}) {
      assertThat(elements(script)).isEmpty();
    }
  }

  private static List<Element> elements(String script) {
    return Fountain.parse(script).elements();
  }

  private static List<Element.Side> sides(String script) {
    return elements(script).stream()
        .filter(Speech.class::isInstance)
        .map(element -> ((Speech) element).side())
        .toList();
  }
}

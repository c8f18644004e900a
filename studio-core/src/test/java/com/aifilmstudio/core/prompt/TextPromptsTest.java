package com.aifilmstudio.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.bundle.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPromptsTest {

  private static final Dialect DIALECT =
      new Dialect.Text("{style}. {heading}. {action} {camera}", "blurry, text");

  @Test
  void headingActionCameraAndStyleGoWhereTheTemplateSays() {
    var prompt =
        write(
            "watercolour",
            "EXT. DESERT - NIGHT",
            "A green train crosses the dunes.\nThe camera slowly pans left.");
    assertThat(prompt.text())
        .isEqualTo(
            "watercolour. exterior, desert, night. A green train crosses the dunes. camera pans left");
    assertThat(prompt.negative()).isEqualTo("blurry, text");
    assertThat(prompt.missed()).isEmpty();
    assertThat(prompt.emptySlots()).isEmpty();
  }

  @Test
  void whatIsMissingLeavesNoTrace() {
    assertThat(write("", "", "A green train.").text()).isEqualTo("A green train.");
  }

  @Test
  void aDirectionInsideASentenceLeavesTheSentenceWhole() {
    assertThat(write("", "", "CLOSE ON Mara as she laughs.").text())
        .isEqualTo("CLOSE ON Mara as she laughs. close-up");
  }

  @Test
  void dollarsAndBracesOfAScriptAreOnlyLetters() {
    assertThat(write("", "", "She pays $1 for {style} \\ more.").text())
        .isEqualTo("She pays $1 for {style} \\ more.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INT. KITCHEN - DAY             | interior, kitchen, day
          INT./EXT. CAR - NIGHT          | interior, exterior, car, night
          EXT. WELL-KNOWN PLACE - DAY    | exterior, well-known place, day
          I/E. TRAIN                     | interior, exterior, train
          SOMEWHERE                      | somewhere
          """)
  void aHeadingIsPutInWords(String heading, String words) {
    assertThat(write("", heading, "Action.").text()).isEqualTo(words + ". Action.");
  }

  private static Prompt write(String style, String heading, String words) {
    return PromptWriter.of(DIALECT, style)
        .write(List.of(new ShotText(1, heading, words)))
        .getFirst();
  }
}

package com.aifilmstudio.core.fountain;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.fountain.Text.Emphasis;
import com.aifilmstudio.core.fountain.Text.Style;
import org.junit.jupiter.api.Test;

class EmphasisTest {

  @Test
  void eachMarkGivesItsStyleAndDisappears() {
    var text = Text.of("*one* **two** ***three*** _four_");
    assertThat(text.plain()).isEqualTo("one two three four");
    assertThat(text.emphasis())
        .containsExactly(
            new Emphasis(Style.ITALIC, 0, 3),
            new Emphasis(Style.BOLD, 4, 7),
            new Emphasis(Style.ITALIC, 8, 13),
            new Emphasis(Style.BOLD, 8, 13),
            new Emphasis(Style.UNDERLINE, 14, 18));
  }

  @Test
  void stylesMayCross() {
    var text = Text.of("**bold _both** under_");
    assertThat(text.plain()).isEqualTo("bold both under");
    assertThat(text.emphasis())
        .containsExactly(new Emphasis(Style.BOLD, 0, 9), new Emphasis(Style.UNDERLINE, 5, 15));
  }

  @Test
  void boldMayEndBeforeItalicThatBeganWithIt() {
    var text = Text.of("***both** italic*");
    assertThat(text.plain()).isEqualTo("both italic");
    assertThat(text.emphasis())
        .containsExactly(new Emphasis(Style.ITALIC, 0, 11), new Emphasis(Style.BOLD, 0, 4));
  }

  @Test
  void aMarkWithoutPartnerIsALetter() {
    for (var written : new String[] {"5 * 3 = 15", "*open", "close*", "a _b", "****", "* a *"}) {
      assertThat(Text.of(written)).isEqualTo(new Text(written, java.util.List.of()));
    }
  }

  @Test
  void anEmptyPairIsNoEmphasis() {
    assertThat(Text.of("a ** ** b").emphasis()).isEmpty();
    assertThat(Text.of("__").plain()).isEqualTo("__");
  }

  @Test
  void emphasisDoesNotReachOverALineBreak() {
    var text = Text.of("*one\ntwo*");
    assertThat(text.plain()).isEqualTo("*one\ntwo*");
    assertThat(text.emphasis()).isEmpty();
  }

  @Test
  void aBackslashMakesALetterOfAMark() {
    assertThat(Text.of("\\*not italic\\* and \\_plain\\_").plain())
        .isEqualTo("*not italic* and _plain_");
    assertThat(Text.of("back\\slash").plain()).isEqualTo("back\\slash");
  }
}

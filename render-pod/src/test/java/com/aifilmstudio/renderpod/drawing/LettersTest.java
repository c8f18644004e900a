package com.aifilmstudio.renderpod.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class LettersTest {

  @Test
  void everySignLooksLikeNoOther() {
    var signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;-_/()'\"!?+#%= ";
    var shapes = new HashSet<String>();
    signs.chars().forEach(sign -> shapes.add(drawn(Character.toString(sign))));
    assertThat(shapes).hasSize(signs.length()).doesNotContain(drawn("\u00a4"));
  }

  @Test
  void accentsAndSmallLettersAreWrittenPlainly() {
    assertThat(Letters.plain("Été à Zürich")).isEqualTo("ETE A ZURICH");
  }

  @Test
  void lettersStandOneCellApart() {
    for (var row = 0; row < Letters.HEIGHT; row++) {
      assertThat(Letters.ink("HH", 5, row)).isFalse();
      assertThat(Letters.ink("HH", 6, row)).isEqualTo(Letters.ink("HH", 0, row));
    }
    assertThat(Letters.ink("H", -1, 0)).isFalse();
    assertThat(Letters.ink("H", 6, 0)).isFalse();
  }

  private static String drawn(String sign) {
    var text = new StringBuilder();
    for (var row = 0; row < Letters.HEIGHT; row++) {
      for (var column = 0; column < Letters.WIDTH; column++) {
        text.append(Letters.ink(sign, column, row) ? '#' : '.');
      }
    }
    return text.toString();
  }
}

package com.aifilmstudio.core.fountain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads whole screenplays and compares all that was found with a golden file beside each. After a
 * wanted change, run with -Dgolden=write and look at the difference.
 */
class WholeScreenplayTest {

  private static final Path PLAYS = Path.of("src/test/resources/screenplays");

  @ParameterizedTest
  @ValueSource(strings = {"night-mail", "harbour", "unruly"})
  void aScreenplayIsReadAsItsGoldenFileSays(String name) throws IOException {
    var script = Files.readString(PLAYS.resolve(name + ".fountain"));
    var golden = PLAYS.resolve(name + ".golden");
    var printed = Printed.of(Fountain.parse(script));
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"night-mail", "harbour", "unruly"})
  void lineBreaksOfAnySystemReadTheSame(String name) throws IOException {
    var script = Files.readString(PLAYS.resolve(name + ".fountain"));
    var printed = Printed.of(Fountain.parse(script));
    assertThat(Printed.of(Fountain.parse(script.replace("\n", "\r\n")))).isEqualTo(printed);
    assertThat(Printed.of(Fountain.parse(script.replace("\n", "\r")))).isEqualTo(printed);
    assertThat(Printed.of(Fountain.parse('\uFEFF' + script))).isEqualTo(printed);
  }
}

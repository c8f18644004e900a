package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documented reasons are those that there are; {@code -Dreasons.write=true} writes them. */
class ReasonTableTest {

  private static final Path PAGE = Path.of("..", "docs", "pausing-and-limits.md");
  private static final String BEGIN = "<!-- reasons -->\n";
  private static final String END = "<!-- end of reasons -->";

  @Test
  void thePageListsEveryReason() throws IOException {
    var page = Files.readString(PAGE);
    var written =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("reasons.write")) {
      Files.writeString(PAGE, written);
    } else {
      assertThat(page).isEqualTo(written);
    }
  }

  private static String table() {
    return Arrays.stream(Reason.values())
        .map(
            reason ->
                "| `%s`%s | %s |\n"
                    .formatted(reason, reason.needsSomebody() ? " 🔔" : "", reason.meaning()))
        .collect(Collectors.joining("", "| reason | |\n|---|---|\n", ""));
  }
}

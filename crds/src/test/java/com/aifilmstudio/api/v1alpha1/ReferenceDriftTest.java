package com.aifilmstudio.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReferenceDriftTest {
  private static final Path PAGE = CrdYaml.PROJECT.resolve("docs/custom-resources.md");

  /** A table stands between two comments that name the file of its CRD and the part of it. */
  private static final Pattern TABLE =
      Pattern.compile("(?s)<!-- fields (\\S+\\.yaml) (spec|status) -->\n.*?<!-- end of fields -->");

  private final Map<String, String> generated = CrdYaml.generate();

  @Test
  void theTablesOfTheReferenceAreThoseOfTheRecords() throws IOException {
    String page = Files.readString(PAGE);
    String right = TABLE.matcher(page).replaceAll(this::table);
    if (Boolean.getBoolean("crds.write")) {
      Files.writeString(PAGE, right);
      page = right;
    }
    assertThat(TABLE.matcher(page).results()).hasSize(4);
    assertThat(page)
        .as("docs/custom-resources.md differs from the records: run %s", CrdYaml.COMMAND)
        .isEqualTo(right);
  }

  private String table(MatchResult place) {
    String file = place.group(1);
    String part = place.group(2);
    return Matcher.quoteReplacement(
        "<!-- fields %s %s -->\n%s\n<!-- end of fields -->"
            .formatted(file, part, FieldTable.of(generated.get(file), part)));
  }
}

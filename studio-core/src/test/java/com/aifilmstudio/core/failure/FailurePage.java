package com.aifilmstudio.core.failure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The tables of docs/failures.md, made from the catalogue. */
final class FailurePage {

  static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  static final Path FILE = PROJECT.resolve("docs/failures.md");
  static final String COMMAND =
      "./mvnw -pl studio-core test -Dtest=CatalogueTest -Dfailures.write=true";

  private FailurePage() {}

  /** The page with its tables as the catalogue has them. */
  static String with(String page) {
    return between(between(page, "failures", failures()), "refusals", refusals());
  }

  private static String between(String page, String name, String table) {
    var begin = "<!-- table of %s -->".formatted(name);
    var end = "<!-- end of %s -->".formatted(name);
    int from = page.indexOf(begin) + begin.length();
    return page.substring(0, from) + "\n" + table + "\n" + page.substring(page.indexOf(end));
  }

  private static String failures() {
    return Arrays.stream(FailureCode.values())
        .map(
            code ->
                "| `%s` | %s | %s | %s | %s |"
                    .formatted(
                        code.code(),
                        code.blame().word(),
                        retry(code.retry()),
                        code.origins().stream()
                            .map(Origin::words)
                            .collect(Collectors.joining(", ")),
                        code.meaning()))
        .collect(
            Collectors.joining(
                "\n", "| code | blame | then | found by | meaning |\n|---|---|---|---|---|\n", ""));
  }

  private static String retry(Retry retry) {
    return switch (retry) {
      case NEVER -> "fails";
      case CHARGED -> "tried again, counted";
      case RELEASED -> "tried again, not counted";
      case AFTER_PAUSE -> "the pool pauses";
    };
  }

  private static String refusals() {
    return Arrays.stream(RefusalCode.values())
        .map(code -> "| `%s` | %d | %s |".formatted(code.code(), code.status(), code.meaning()))
        .collect(Collectors.joining("\n", "| code | status | meaning |\n|---|---|---|\n", ""));
  }
}

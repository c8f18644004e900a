package com.aifilmstudio.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue against the rest of the studio's sources and against its page. */
class CatalogueTest {

  private static final Map<Origin, List<String>> PLACES =
      Map.of(
          Origin.PLANNING,
          List.of("studio-core", "core/plan", "operator", "operator/renderjob"),
          Origin.LIMITS,
          List.of("operator", "operator/renderjob"),
          Origin.POOL,
          List.of("operator", "operator/renderpool"),
          Origin.DISPATCH,
          List.of("operator", "operator/dispatch", "studio-store", "store"),
          Origin.INTAKE,
          List.of("operator", "operator/intake"),
          Origin.WORKER,
          List.of("render-pod", "renderpod"));

  /** A code in quotes: words of capitals with dots between. */
  private static final Pattern CODE =
      Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*(?:\\.[A-Z][A-Z_]*)+)\"");

  @Test
  void everyFailureIsRaisedWhereTheCatalogueSaysSo() {
    for (var failure : FailureCode.values()) {
      assertThat(failure.origins()).as(failure.code()).isNotEmpty();
      for (var origin : failure.origins()) {
        assertThat(sources(origin).anyMatch(text -> raises(text, failure)))
            .as("%s is raised by %s", failure.code(), origin.words())
            .isTrue();
      }
    }
  }

  /** Quality failures are named after the check, in one place. */
  private static boolean raises(String text, FailureCode failure) {
    return failure.name().startsWith("QUALITY_")
        ? text.contains("FailureCode.ofQuality(")
        : Pattern.compile("\\bFailureCode\\.%s\\b".formatted(failure.name())).matcher(text).find();
  }

  @Test
  void everyRefusalIsMadeSomewhere() {
    var all = mains().map(CatalogueTest::read).collect(Collectors.joining());
    for (var refusal : RefusalCode.values()) {
      assertThat(all).as(refusal.code()).contains("RefusalCode." + refusal.name());
    }
  }

  @Test
  void noCodeIsUsedThatTheCatalogueDoesNotHave() {
    var known =
        Stream.concat(
                Arrays.stream(FailureCode.values()).map(FailureCode::code),
                Arrays.stream(RefusalCode.values()).map(RefusalCode::code))
            .collect(Collectors.toSet());
    Set<String> strangers = new TreeSet<>();
    mains()
        .filter(file -> !file.toString().contains("core/failure/"))
        .forEach(
            file ->
                CODE.matcher(read(file))
                    .results()
                    .map(found -> found.group(1))
                    .filter(code -> !known.contains(code))
                    .forEach(code -> strangers.add(code + " in " + file.getFileName())));
    assertThat(strangers).isEmpty();
  }

  @Test
  void thePageIsMadeFromTheCatalogue() throws IOException {
    var page = Files.readString(FailurePage.FILE);
    var right = FailurePage.with(page);
    if (Boolean.getBoolean("failures.write")) {
      Files.writeString(FailurePage.FILE, right);
      page = right;
    }
    assertThat(page)
        .as("docs/failures.md differs from the catalogue: run %s", FailurePage.COMMAND)
        .isEqualTo(right);
  }

  private static Stream<String> sources(Origin origin) {
    var place = PLACES.get(origin);
    return Stream.iterate(0, i -> i < place.size(), i -> i + 2)
        .map(
            i ->
                FailurePage.PROJECT
                    .resolve(place.get(i))
                    .resolve("src/main/java/com/aifilmstudio")
                    .resolve(place.get(i + 1)))
        .flatMap(CatalogueTest::javaFiles)
        .map(CatalogueTest::read);
  }

  /** Main sources of all modules. */
  private static Stream<Path> mains() {
    return Stream.of(
            "studio-core",
            "studio-store",
            "render-pod",
            "operator",
            "local-studio/parts",
            "local-studio/cli")
        .map(module -> FailurePage.PROJECT.resolve(module).resolve("src/main/java"))
        .flatMap(CatalogueTest::javaFiles);
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

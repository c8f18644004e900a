package com.aifilmstudio.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about security names tests; they must be there. */
class SecurityPageTest {

  private static final Path CHECKOUT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\|");

  @Test
  void everyTestThatIsNamedThereIsThere() throws IOException {
    var named =
        NAMED
            .matcher(Files.readString(CHECKOUT.resolve("docs/security.md")))
            .results()
            .map(MatchResult::group)
            .toList();
    var sources =
        Stream.of("api-gateway", "studio-store").flatMap(SecurityPageTest::tests).toList();

    assertThat(named).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    assertThat(named).allMatch(line -> isIn(sources, line));
  }

  private static boolean isIn(List<Path> sources, String line) {
    var names = NAMED.matcher(line);
    return names.matches()
        && sources.stream()
            .filter(file -> file.endsWith(names.group(1) + ".java"))
            .anyMatch(file -> read(file).contains(" void " + names.group(2) + "("));
  }

  private static Stream<Path> tests(String module) {
    try (var files = Files.walk(CHECKOUT.resolve(module).resolve("src/test/java"))) {
      return files.filter(Files::isRegularFile).toList().stream();
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

package com.aifilmstudio.local.cli.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.aifilmstudio.core.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** People at the studio page: a real browser, the gateway, and everything behind it. */
@Tag("studio")
class StudioPageIT {
  private static final int CANNOT_BE_TRIED = 77;
  private static final int MINUTES = 8;

  /** The browser goes through all its ways in one run; each is a test by its own name. */
  @TestFactory
  List<DynamicTest> inABrowser(@TempDir Path folder) throws Exception {
    var results = folder.resolve("results.json");
    try (var studio = WholeStudio.withFrontDoor()) {
      int code = browse(studio, results, folder.resolve("told"));
      var told = Files.readString(folder.resolve("told"));
      if (code == CANNOT_BE_TRIED) {
        abort(told);
      }
      assertThat(results).as(told).exists();
      var specs = specs(Json.read(Files.readString(results), JsonNode.class));
      assertThat(specs).as(told).isNotEmpty();
      return specs.stream()
          .map(
              spec ->
                  DynamicTest.dynamicTest(
                      spec.get("title").asText(),
                      () -> assertThat(spec.get("ok").asBoolean()).as(told).isTrue()))
          .toList();
    }
  }

  private static int browse(WholeStudio studio, Path results, Path told)
      throws IOException, InterruptedException {
    var line =
        new ProcessBuilder(
                "../../api-gateway/src/main/webui/test/run/browser.sh", results.toString())
            .redirectErrorStream(true)
            .redirectOutput(told.toFile());
    line.environment().put("PAGE_URL", studio.gateway().toString());
    var browser = line.start();
    if (!browser.waitFor(MINUTES, TimeUnit.MINUTES)) {
      browser.destroyForcibly();
    }
    return browser.waitFor();
  }

  private static List<JsonNode> specs(JsonNode report) {
    return report.get("suites").findValues("specs").stream()
        .flatMap(specs -> StreamSupport.stream(specs.spliterator(), false))
        .toList();
  }
}

package com.aifilmstudio.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("controlplane")
class ExamplesIT {

  @ParameterizedTest
  @MethodSource("examples")
  void theApiServerTakesTheExample(Path file) throws IOException {
    String elsewhere =
        Files.readString(file).replaceAll("\n  namespace: (studio|render-system)\n", "\n");
    for (String resource : elsewhere.split("\n---\n")) {
      assertThat(StudioApiServer.complaints(resource)).as(resource).isEmpty();
    }
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(CrdYaml.PROJECT.resolve("examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }
}

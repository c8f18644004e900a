package com.aifilmstudio.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the example films. After a wanted change, run with -Dgolden=write. */
class PlanTableTest {

  private static final Path GOLDEN = Path.of("src/test/resources/plans");

  @ParameterizedTest
  @CsvSource({"night-train, 100", "night-train, 60", "the-long-way-round, 120"})
  void anExampleIsPlannedAsItsGoldenTableSays(String name, int width) throws IOException {
    var script = Files.readString(Path.of("../examples", name + ".fountain"));
    var table = PlanTable.of(Films.planned(Films.screenplay(script)), width);
    var golden = GOLDEN.resolve("%s-%d.txt".formatted(name, width));
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, table);
    }
    assertThat(table).isEqualTo(Files.readString(golden));
    assertThat(table.lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
  }
}

package com.aifilmstudio.local.cli.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTest {
  private final Chart chart = new Chart(Path.of("../../charts/film-studio"));

  @Test
  void definitionsComeBeforeWhatUsesThem() {
    var kinds = chart.render("render-system", Map.of()).stream().map(HasMetadata::getKind).toList();
    assertThat(kinds).startsWith("CustomResourceDefinition", "CustomResourceDefinition");
    assertThat(kinds.indexOf("ServiceAccount")).isLessThan(kinds.indexOf("Deployment"));
  }
}

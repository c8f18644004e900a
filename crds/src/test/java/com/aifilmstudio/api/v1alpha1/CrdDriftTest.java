package com.aifilmstudio.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdDriftTest {
  private final Map<String, String> generated = CrdYaml.generate();

  /** Helm reads only its chart's folder, and says so of every link in it: hence a second copy. */
  @ParameterizedTest
  @ValueSource(strings = {"crds", "charts/film-studio/files"})
  void theCheckedInYamlIsWhatTheRecordsSay(String folder) throws IOException {
    for (Map.Entry<String, String> file : generated.entrySet()) {
      Path path = CrdYaml.PROJECT.resolve(folder).resolve(file.getKey());
      if (Boolean.getBoolean("crds.write")) {
        Files.writeString(path, file.getValue());
      }
      assertThat(path)
          .as("%s/%s differs from the records: run %s", folder, file.getKey(), CrdYaml.COMMAND)
          .exists()
          .hasContent(file.getValue());
    }
  }

  @Test
  void everyFieldIsDescribed() {
    List<String> silent = new ArrayList<>();
    generated
        .values()
        .forEach(
            yaml -> {
              CustomResourceDefinition crd =
                  Serialization.unmarshal(yaml, CustomResourceDefinition.class);
              JSONSchemaProps root =
                  crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
              findSilent(crd.getSpec().getNames().getSingular(), root, silent);
            });
    assertThat(silent).isEmpty();
  }

  private static void findSilent(String path, JSONSchemaProps schema, List<String> silent) {
    if (schema.getDescription() == null) {
      silent.add(path);
    }
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, field) -> findSilent(path + "." + name, field, silent));
    }
    if (schema.getItems() != null && schema.getItems().getSchema().getProperties() != null) {
      schema
          .getItems()
          .getSchema()
          .getProperties()
          .forEach((name, field) -> findSilent(path + "[]." + name, field, silent));
    }
  }
}

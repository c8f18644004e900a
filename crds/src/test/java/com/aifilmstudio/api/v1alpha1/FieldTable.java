package com.aifilmstudio.api.v1alpha1;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The fields of a CRD as a table in Markdown. */
final class FieldTable {
  private final List<String> rows = new ArrayList<>();

  private FieldTable() {}

  /** The fields of {@code spec} or {@code status}, in the order of their names. */
  static String of(String crdYaml, String part) {
    CustomResourceDefinition crd = Serialization.unmarshal(crdYaml, CustomResourceDefinition.class);
    FieldTable table = new FieldTable();
    table.rows.add("| field | type | |");
    table.rows.add("|---|---|---|");
    table.fieldsOf(
        part,
        crd.getSpec()
            .getVersions()
            .getFirst()
            .getSchema()
            .getOpenAPIV3Schema()
            .getProperties()
            .get(part));
    return String.join("\n", table.rows);
  }

  private void fieldsOf(String path, JSONSchemaProps schema) {
    schema.getProperties().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(field -> row(path + "." + field.getKey(), field, schema));
  }

  private void row(String path, Map.Entry<String, JSONSchemaProps> field, JSONSchemaProps parent) {
    JSONSchemaProps schema = field.getValue();
    boolean needed = parent.getRequired() != null && parent.getRequired().contains(field.getKey());
    rows.add(
        "| `%s` | %s%s | %s |"
            .formatted(
                path,
                type(schema),
                needed ? ", needed" : "",
                schema.getDescription().replace("|", "\\|")));
    if (path.endsWith(".conditions")) {
      return; // As everywhere in Kubernetes.
    }
    if (schema.getProperties() != null) {
      fieldsOf(path, schema);
    }
    if (schema.getItems() != null && schema.getItems().getSchema().getProperties() != null) {
      fieldsOf(path + "[]", schema.getItems().getSchema());
    }
  }

  private static String type(JSONSchemaProps schema) {
    if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
      return String.join(
          " \\| ", schema.getEnum().stream().map(value -> "`" + value.asText() + "`").toList());
    }
    if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
      return "quantity";
    }
    return switch (schema.getType()) {
      case "array" -> "list";
      case "string" -> "date-time".equals(schema.getFormat()) ? "time" : "text";
      case "object" -> schema.getProperties() == null ? "map" : "object";
      default -> schema.getType();
    };
  }
}

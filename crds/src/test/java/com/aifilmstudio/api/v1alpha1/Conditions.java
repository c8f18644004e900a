package com.aifilmstudio.api.v1alpha1;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The schema of a condition, with the bounds that Kubernetes gives its own. */
final class Conditions {
  private Conditions() {}

  static void describe(JSONSchemaProps one) {
    one.setRequired(List.of("lastTransitionTime", "message", "reason", "status", "type"));
    one.setProperties(
        new TreeMap<>(
            Map.of(
                "type",
                text("Name of the condition.").withMinLength(1L).withMaxLength(316L).build(),
                "status",
                // A pattern, because YAML would make truth values of an enum's True and False.
                text("True, False or Unknown.").withPattern("^(True|False|Unknown)$").build(),
                "reason",
                text("Why, in one word for programs.")
                    .withMinLength(1L)
                    .withMaxLength(1024L)
                    .withPattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")
                    .build(),
                "message",
                text("Why, in a sentence for people.").withMaxLength(32_768L).build(),
                "lastTransitionTime",
                text("When the status last changed.").withFormat("date-time").build(),
                "observedGeneration",
                new JSONSchemaPropsBuilder()
                    .withType("integer")
                    .withFormat("int64")
                    .withMinimum(0.0)
                    .withDescription("The generation of the spec that this condition speaks of.")
                    .build())));
  }

  private static JSONSchemaPropsBuilder text(String description) {
    return new JSONSchemaPropsBuilder().withType("string").withDescription(description);
  }
}

package com.aifilmstudio.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the generator's annotations cannot say, added to the CRD that it made. */
final class CrdFinish {
  private CrdFinish() {}

  static CustomResourceDefinition finish(CustomResourceDefinition crd) {
    CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    root.setRequired(List.of("spec"));
    root.getXKubernetesValidations().add(statusStays());
    withoutRepeatedRules(root);
    keyed(at(root, "status", "conditions"), "type");
    Conditions.describe(at(root, "status", "conditions").getItems().getSchema());
    switch (crd.getSpec().getNames().getKind()) {
      case "RenderJob" -> {
        inDeclaredOrder(version, RenderJob.class);
        describe(
            root,
            "What the owner of the film wants.",
            "How the film stands. Written by the operator alone.");
        root.setDescription("A film that somebody wants rendered.");
        at(root, "spec", "outputs").setXKubernetesListType("set");
        // Names are kept unique so, because a rule that compares 500 with 500 costs too much.
        keyed(at(root, "spec", "film", "shots"), "name");
        at(root, "spec", "deadline").setFormat("date-time");
      }
      case "RenderPool" -> {
        inDeclaredOrder(version, RenderPool.class);
        describe(
            root,
            "What the administrator wants of the workers.",
            "How the workers stand. Written by the operator alone.");
        root.setDescription("Workers that keep one model loaded and render the shots of films.");
        root.getXKubernetesValidations().add(shortName());
        describeTolerations(at(root, "spec", "worker", "tolerations").getItems().getSchema());
      }
      default -> throw new IllegalArgumentException(crd.getSpec().getNames().getKind());
    }
    return crd;
  }

  private static void keyed(JSONSchemaProps list, String key) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(key));
  }

  private static void describe(JSONSchemaProps root, String spec, String status) {
    at(root, "spec").setDescription(spec);
    at(root, "status").setDescription(status);
  }

  private static JSONSchemaProps at(JSONSchemaProps root, String... path) {
    JSONSchemaProps found = root;
    for (String name : path) {
      found = found.getProperties().get(name);
    }
    return found;
  }

  /** Rules on status cannot see that the whole status is taken away, so the root has this one. */
  private static ValidationRule statusStays() {
    return new ValidationRuleBuilder()
        .withRule("!has(oldSelf.status) || has(self.status)")
        .withMessage("status cannot be removed: its phase and leaderEpoch must not be forgotten")
        .build();
  }

  private static ValidationRule shortName() {
    return new ValidationRuleBuilder()
        .withRule("self.metadata.name.size() <= 40")
        .withMessageExpression(
            "'metadata.name is %d characters long; at most 40 fit, because the names of worker pods"
                + " begin with it'.format([self.metadata.name.size()])")
        .build();
  }

  /**
   * The generator sorts columns by path; people read them in the order in which they are listed.
   */
  private static void inDeclaredOrder(CustomResourceDefinitionVersion version, Class<?> type) {
    List<String> order =
        Stream.of(type.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    version
        .getAdditionalPrinterColumns()
        .sort(Comparator.comparingInt(column -> order.indexOf(column.getName())));
  }

  /**
   * An annotation of a record component is on the field and on the accessor, so rules come twice.
   */
  private static void withoutRepeatedRules(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(CrdFinish::withoutRepeatedRules);
    }
    if (schema.getItems() != null) {
      withoutRepeatedRules(schema.getItems().getSchema());
    }
  }

  private static void describeTolerations(JSONSchemaProps toleration) {
    Map.of(
            "key", "Key of the taint; empty matches all taints.",
            "operator", "Equal (the default) or Exists.",
            "value", "Value of the taint, for Equal.",
            "effect", "NoSchedule, PreferNoSchedule or NoExecute; empty matches all.",
            "tolerationSeconds",
                "Seconds that a running worker stays under NoExecute. Default: for ever.")
        .forEach((name, text) -> toleration.getProperties().get(name).setDescription(text));
  }
}

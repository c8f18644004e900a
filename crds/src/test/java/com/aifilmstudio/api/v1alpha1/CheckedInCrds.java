package com.aifilmstudio.api.v1alpha1;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The CRDs in the API server. Not part of {@link StudioApiServer}: the wait asks on another thread,
 * which would wait for a class that is still being initialised.
 */
final class CheckedInCrds {
  private CheckedInCrds() {}

  static void applyTo(KubernetesClient client) {
    for (String file : List.of("renderjobs.yaml", "renderpools.yaml")) {
      Resource<CustomResourceDefinition> crd =
          client.resource(
              Serialization.unmarshal(CrdYaml.checkedIn(file), CustomResourceDefinition.class));
      crd.serverSideApply();
      crd.waitUntilCondition(CheckedInCrds::isServed, 20, TimeUnit.SECONDS);
    }
  }

  private static boolean isServed(CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}

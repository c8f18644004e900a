package com.aifilmstudio.api.v1alpha1;

import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import com.aifilmstudio.local.parts.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** A real API server that knows the CRDs as they are checked in, and a namespace for the test. */
final class StudioApiServer {
  static final ControlPlane PLANE = SharedControlPlane.get();
  static final KubernetesClient CLIENT = PLANE.client();
  static final String NAMESPACE = install();

  private StudioApiServer() {}

  private static String install() {
    CheckedInCrds.applyTo(CLIENT);
    return TestNamespace.fresh(CLIENT);
  }

  /** Makes the resource, strictly, and returns it with its defaults. */
  static GenericKubernetesResource create(String yaml) {
    return resource(yaml).fieldValidation(Validation.STRICT).create();
  }

  /** What the API server says against the YAML, without keeping anything; empty when it is fine. */
  static List<String> complaints(String yaml) {
    try {
      resource(yaml).dryRun().fieldValidation(Validation.STRICT).create();
      return List.of();
    } catch (KubernetesClientException e) {
      return complaints(e);
    }
  }

  /** The causes of a refusal, as kubectl prints them. */
  static List<String> complaints(KubernetesClientException refusal) {
    var details = refusal.getStatus().getDetails();
    if (details == null || details.getCauses() == null || details.getCauses().isEmpty()) {
      return List.of(refusal.getStatus().getMessage());
    }
    return details.getCauses().stream()
        .map(cause -> cause.getField() + ": " + cause.getMessage())
        .toList();
  }

  private static Resource<GenericKubernetesResource> resource(String yaml) {
    var resource = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    return CLIENT
        .genericKubernetesResources(resource.getApiVersion(), resource.getKind())
        .inNamespace(NAMESPACE)
        .resource(resource);
  }
}

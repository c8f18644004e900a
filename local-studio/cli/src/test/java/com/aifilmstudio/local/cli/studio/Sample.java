package com.aifilmstudio.local.cli.studio;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;

/** The plainest film and the plainest pool. */
final class Sample {
  private Sample() {}

  static GenericKubernetesResource film(String name) {
    return Serialization.unmarshal(
        """
        apiVersion: ai-filmstudio.com/v1alpha1
        kind: RenderJob
        metadata: {name: %s, namespace: studio}
        spec:
          poolRef: {name: tinyfilm, namespace: render-system}
          film: {script: "EXT. DESERT - DAY\\n\\nA red car crosses the dunes."}
        """
            .formatted(name),
        GenericKubernetesResource.class);
  }

  static GenericKubernetesResource pool(String name, String namespace) {
    return Serialization.unmarshal(
        """
        apiVersion: ai-filmstudio.com/v1alpha1
        kind: RenderPool
        metadata: {name: %s, namespace: %s}
        spec:
          model: {bundle: "s3://studio-models/tinyfilm/1.0.0", digest: "sha256:%s"}
          worker: {image: "render-pod:local"}
        """
            .formatted(name, namespace, "0".repeat(64)),
        GenericKubernetesResource.class);
  }
}

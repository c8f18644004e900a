package com.aifilmstudio.local.parts.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import com.aifilmstudio.local.parts.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class ControlPlaneIT {

  @Test
  void aPodCanBeMadeInAFreshNamespace() {
    var plane = SharedControlPlane.get();
    try (var client = plane.client()) {
      var namespace = TestNamespace.fresh(client);
      var pod =
          client
              .pods()
              .inNamespace(namespace)
              .resource(
                  new PodBuilder()
                      .withNewMetadata()
                      .withName("one")
                      .endMetadata()
                      .withNewSpec()
                      .addNewContainer()
                      .withName("main")
                      .withImage("none")
                      .endContainer()
                      .endSpec()
                      .build())
              .create();
      assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("default");
    }
  }
}

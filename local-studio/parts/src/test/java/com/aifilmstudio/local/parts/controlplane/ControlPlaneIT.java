package com.aifilmstudio.local.parts.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.process.Ports;
import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import com.aifilmstudio.local.parts.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class ControlPlaneIT {
  private final ControlPlane plane = SharedControlPlane.get();
  private KubernetesClient admin;
  private String namespace;

  @BeforeEach
  void aNamespace() {
    admin = plane.client();
    namespace = TestNamespace.fresh(admin);
  }

  @AfterEach
  void close() {
    TestNamespace.discard(admin, namespace);
    admin.nodes().delete();
    admin.close();
  }

  @Test
  void aPodIsBoundToTheNodeThatHasAGpu() {
    readyNode(admin, "plain", 0);
    readyNode(admin, "with-gpu", 1);

    var pod = admin.resource(podWithGpu()).inNamespace(namespace).create();

    assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("default");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(admin.resource(pod).get().getSpec().getNodeName())
                    .isEqualTo("with-gpu"));
  }

  @Test
  void aNodeMayReportForItselfAndForNoOther() {
    readyNode(admin, "local-0", 0);
    readyNode(admin, "local-1", 0);
    var config = plane.config(Identity.node("local-0"));

    try (var kubelet = new KubernetesClientBuilder().withConfig(config).build()) {
      label(kubelet, "local-0");

      assertThatThrownBy(() -> label(kubelet, "local-1"))
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("node 'local-0' cannot read 'local-1'");
    }
  }

  @Test
  void aTenantHasNoRightsUntilGivenSome() {
    try (var tenant = plane.client("ada", "tenants")) {
      assertThatThrownBy(() -> tenant.pods().inNamespace(namespace).list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("User \"ada\" cannot list resource \"pods\"");
    }
  }

  @Test
  void theApiServerComesBackUnderItsAddressAfterAKill() {
    var pod = admin.resource(podWithGpu()).inNamespace(namespace).create();
    var address = plane.url();

    plane.apiServer().kill();
    assertThat(Ports.isFree(URI.create(address).getPort())).isTrue();
    plane.startApiServer();

    assertThat(plane.url()).isEqualTo(address);
    assertThat(admin.resource(pod).get().getMetadata().getUid())
        .isEqualTo(pod.getMetadata().getUid());
  }

  static Node readyNode(KubernetesClient admin, String name, int gpus) {
    var node =
        new NodeBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withNewStatus()
            .addToCapacity("cpu", new Quantity("2"))
            .addToCapacity("memory", new Quantity("2Gi"))
            .addToCapacity("pods", new Quantity("10"))
            .addToCapacity("nvidia.com/gpu", new Quantity(String.valueOf(gpus)))
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .withReason("KubeletReady")
            .endCondition()
            .endStatus()
            .build();
    return admin.resource(node).create();
  }

  private static void label(KubernetesClient client, String node) {
    client
        .nodes()
        .withName(node)
        .edit(n -> n.edit().editMetadata().addToLabels("seen", "yes").endMetadata().build());
  }

  static Pod podWithGpu() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("render")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("main")
        .withImage("none")
        .withNewResources()
        .addToLimits("nvidia.com/gpu", new Quantity("1"))
        .endResources()
        .endContainer()
        .endSpec()
        .build();
  }
}

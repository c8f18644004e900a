package com.aifilmstudio.local.parts.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.NodeLoss;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.Program;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("controlplane")
class ControlPlaneOptionsIT {

  @Test
  void quickNodeLossGivesTheNodeAndItsPodsUpInSeconds() {
    var options = ControlPlaneOptions.lean().with(NodeLoss.QUICK);
    try (var plane = ControlPlane.temporary(options);
        var admin = plane.client()) {
      ControlPlaneIT.readyNode(admin, "silent", 1);
      // With all nodes lost, Kubernetes holds back: the fault is likely its own.
      ControlPlaneIT.readyNode(admin, "live", 0);
      var pod = admin.resource(ControlPlaneIT.podWithGpu()).inNamespace("default").create();

      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                report(admin, "live");
                assertThat(admin.resource(pod).get().getMetadata().getDeletionTimestamp())
                    .isNotNull();
              });
      assertThat(admin.nodes().withName("silent").get().getStatus().getConditions())
          .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("Unknown"));
    }
  }

  /** What a kubelet does with its node's lease. */
  private static void report(KubernetesClient admin, String node) {
    var lease =
        new LeaseBuilder()
            .withNewMetadata()
            .withName(node)
            .withNamespace("kube-node-lease")
            .endMetadata()
            .withNewSpec()
            .withHolderIdentity(node)
            .withLeaseDurationSeconds(40)
            .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
            .endSpec()
            .build();
    admin.resource(lease).createOr(NonDeletingOperation::update);
  }

  @Test
  void anAuditPolicyWritesDownWhoWroteWhat(@TempDir Path folder) throws IOException {
    var policy =
        Files.writeString(
            folder.resolve("audit.yaml"),
            """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
            - level: Metadata
              resources: [{group: "", resources: [configmaps]}]
            """);
    var options =
        ControlPlaneOptions.apiOnly()
            .withAudit(policy)
            .withFlags(Program.API_SERVER, "--audit-log-mode=blocking");
    try (var plane = ControlPlane.start(folder.resolve("home"), options);
        var admin = plane.client()) {
      admin
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName("written-down")
                  .withNamespace("default")
                  .endMetadata()
                  .build())
          .create();

      assertThat(Files.readString(plane.home().log("audit")))
          .contains("\"verb\":\"create\"", "\"name\":\"written-down\"", "\"username\":\"admin\"");
    }
  }
}

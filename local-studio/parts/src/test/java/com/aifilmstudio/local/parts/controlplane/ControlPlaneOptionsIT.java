package com.aifilmstudio.local.parts.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.NodeLoss;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.Program;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("controlplane")
class ControlPlaneOptionsIT {

  @Test
  void quickNodeLossGivesASilentNodeUpInSeconds() {
    var options = ControlPlaneOptions.lean().with(NodeLoss.QUICK);
    try (var plane = ControlPlane.temporary(options);
        var admin = plane.client()) {
      ControlPlaneIT.readyNode(admin, "silent", 0);

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(admin.nodes().withName("silent").get().getStatus().getConditions())
                      .anyMatch(
                          c -> c.getType().equals("Ready") && c.getStatus().equals("Unknown")));
    }
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

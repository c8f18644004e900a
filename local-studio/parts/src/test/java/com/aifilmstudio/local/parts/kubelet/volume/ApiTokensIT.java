package com.aifilmstudio.local.parts.kubelet.volume;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.controlplane.Identity;
import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import com.aifilmstudio.local.parts.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of a real API server, asked for with the rights of a node. */
@Tag("controlplane")
class ApiTokensIT {
  private static final long HOUR = Duration.ofHours(1).toSeconds();
  private static final Instant BEGIN = Instant.now();

  private Instant now = BEGIN;

  @Test
  void aTokenIsKeptForFourFifthsOfItsLifeAndThenReplaced() {
    var plane = SharedControlPlane.get();
    try (var admin = plane.client();
        var kubelet =
            new KubernetesClientBuilder()
                .withConfig(plane.config(Identity.node("local-0")))
                .build()) {
      var namespace = TestNamespace.fresh(admin);
      var tokens = new ApiTokens(kubelet, podOnTheNode(admin, namespace), () -> now);
      var first = tokens.token("render-dispatch", HOUR);

      now = BEGIN.plus(Duration.ofMinutes(47));
      assertThat(tokens.token("render-dispatch", HOUR)).isEqualTo(first);
      assertThat(tokens.token("other", HOUR)).isNotEqualTo(first);

      now = BEGIN.plus(Duration.ofMinutes(49));
      assertThat(tokens.token("render-dispatch", HOUR)).isNotEqualTo(first);
      TestNamespace.discard(admin, namespace);
    }
  }

  /** A node may ask for the audiences that a pod of its own names, and for no other. */
  private static Pod podOnTheNode(KubernetesClient admin, String namespace) {
    return admin
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName("holder")
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withNodeName("local-0")
                .withVolumes(token("render-dispatch"), token("other"))
                .addNewContainer()
                .withName("main")
                .withImage("shell:local")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private static Volume token(String audience) {
    return new VolumeBuilder()
        .withName(audience)
        .withNewProjected()
        .addNewSource()
        .withNewServiceAccountToken()
        .withAudience(audience)
        .withExpirationSeconds(HOUR)
        .withPath("token")
        .endServiceAccountToken()
        .endSource()
        .endProjected()
        .build();
  }
}

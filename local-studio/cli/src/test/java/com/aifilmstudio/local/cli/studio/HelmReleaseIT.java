package com.aifilmstudio.local.cli.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page docs/install.md, done with Helm. On a control plane of its own: a release owns what it
 * makes, and other tests have made the same.
 */
@Tag("controlplane")
class HelmReleaseIT {
  private static final Path CHART = Path.of("../../charts/film-studio");
  private static final String RELEASE = "film-studio";
  private static final String NAMESPACE = "render-system";

  @Test
  void installUpgradeAndUninstallLeaveTheFilms() {
    try (var plane = ControlPlane.temporary(ControlPlaneOptions.apiOnly());
        var client = plane.client()) {
      makeNamespace(client, NAMESPACE);
      makeNamespace(client, "studio");

      var installed =
          new Helm(CHART)
              .install()
              .withName(RELEASE)
              .withNamespace(NAMESPACE)
              .withKubeConfig(plane.kubeconfig())
              .call();
      assertThat(installed.getStatus()).isEqualTo("deployed");
      assertThat(replicas(client)).isEqualTo(1);
      client.resource(Sample.film("kept")).create();
      var certificate = certificate(client);

      var upgraded =
          new Helm(CHART)
              .upgrade()
              .withName(RELEASE)
              .withNamespace(NAMESPACE)
              .withKubeConfig(plane.kubeconfig())
              .set("operator.replicas", 2)
              .call();
      assertThat(upgraded.getRevision()).isEqualTo("2");
      assertThat(replicas(client)).isEqualTo(2);
      // Running workers trust the first one.
      assertThat(certificate(client)).isEqualTo(certificate);
      assertThat(
              client
                  .policy()
                  .v1()
                  .podDisruptionBudget()
                  .inNamespace(NAMESPACE)
                  .withName("film-studio-operator")
                  .get())
          .isNotNull();

      Helm.uninstall(RELEASE).withNamespace(NAMESPACE).withKubeConfig(plane.kubeconfig()).call();
      assertThat(client.rbac().clusterRoles().withName("film-studio-operator").get()).isNull();
      assertThat(client.resources(RenderJob.class).inNamespace("studio").withName("kept").get())
          .isNotNull();
    }
  }

  private static void makeNamespace(KubernetesClient client, String name) {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .endMetadata()
                .build())
        .create();
  }

  private static Map<String, String> certificate(KubernetesClient client) {
    return client
        .secrets()
        .inNamespace(NAMESPACE)
        .withName("film-studio-operator-tls")
        .get()
        .getData();
  }

  private static int replicas(KubernetesClient client) {
    return client
        .apps()
        .deployments()
        .inNamespace(NAMESPACE)
        .withName("film-studio-operator")
        .get()
        .getSpec()
        .getReplicas();
  }
}

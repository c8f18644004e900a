package com.aifilmstudio.operator.testkit;

import com.aifilmstudio.local.parts.controlplane.Identity;
import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the cluster needs once, and what the operator is allowed: the chart's word, not a copy. */
final class TestCluster {

  static final List<String> NODES = List.of("test-node", "test-node-2", "test-node-3");

  private static final Path CRDS = Path.of("..", "crds");
  private static final Path RIGHTS =
      Path.of("..", "charts/film-studio/templates/operator-permissions.yaml");

  private TestCluster() {}

  static void install(KubernetesClient client) {
    for (var file : List.of("renderjobs.yaml", "renderpools.yaml")) {
      var crd =
          client.resource(
              Serialization.unmarshal(read(CRDS.resolve(file)), CustomResourceDefinition.class));
      crd.serverSideApply();
      crd.waitUntilCondition(TestCluster::isServed, 20, TimeUnit.SECONDS);
    }
    // Pods are bound to them by hand: nothing schedules in these tests.
    for (var node : NODES) {
      client
          .resource(new NodeBuilder().withNewMetadata().withName(node).endMetadata().build())
          .serverSideApply();
    }
  }

  private static boolean isServed(CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null // not looked at yet
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  /** The kubeconfig of the operator's service account with the rights that the chart gives it. */
  static Path operatorAccount(KubernetesClient client, String namespace) {
    for (var account : List.of("film-studio-operator", "render-worker")) {
      client
          .resource(
              new ServiceAccountBuilder()
                  .withNewMetadata()
                  .withNamespace(namespace)
                  .withName(account)
                  .endMetadata()
                  .build())
          .create();
    }
    // The rules are cluster-wide; a binding per namespace keeps tests out of each other's way.
    var rights =
        read(RIGHTS)
            .replaceAll("(?m)^\\{\\{- (range|with|end).*\n", "")
            .replaceAll("\\{\\{- include \"film-studio.labels\"[^}]*}}", "{}")
            .replaceAll("\\{\\{ (include \"film-studio.namespace\" )?[.$] }}", namespace)
            .replaceFirst(
                "(kind: ClusterRoleBinding\nmetadata:\n  name: film-studio-operator)",
                "$1-" + namespace);
    client
        .load(new ByteArrayInputStream(rights.getBytes(StandardCharsets.UTF_8)))
        .serverSideApply();
    return kubeconfig(namespace, token(client, namespace, "film-studio-operator"));
  }

  static String reader(KubernetesClient client, String namespace, String account, String resource) {
    client
        .load(
            new ByteArrayInputStream(
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: %1$s, namespace: %2$s}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: %1$s, namespace: %2$s}
                rules:
                  - {apiGroups: ["", ai-filmstudio.com], resources: [%3$s], verbs: [get, list]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: %1$s, namespace: %2$s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
                subjects: [{kind: ServiceAccount, name: %1$s, namespace: %2$s}]
                """
                    .formatted(account, namespace, resource)
                    .getBytes(StandardCharsets.UTF_8)))
        .serverSideApply();
    return token(client, namespace, account);
  }

  private static String token(KubernetesClient client, String namespace, String account) {
    return client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(account)
        .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
        .getStatus()
        .getToken();
  }

  private static Path kubeconfig(String namespace, String token) {
    var plane = SharedControlPlane.get();
    var admin = plane.config(Identity.ADMIN);
    try {
      var file = Files.createTempFile("operator-", ".kubeconfig");
      Files.writeString(
          file,
          """
          apiVersion: v1
          kind: Config
          current-context: it
          contexts: [{name: it, context: {cluster: it, user: it, namespace: %s}}]
          clusters: [{name: it, cluster: {server: "%s", %s}}]
          users: [{name: it, user: {token: "%s"}}]
          """
              .formatted(namespace, plane.url(), authority(admin), token));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String authority(Config admin) {
    return admin.getCaCertData() != null
        ? "certificate-authority-data: \"" + admin.getCaCertData() + '"'
        : "certificate-authority: \"" + admin.getCaCertFile() + '"';
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package com.aifilmstudio.local.parts.testkit;

import com.aifilmstudio.local.parts.process.Patience;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;

/** A namespace for one test, in which pods can be made at once. */
public final class TestNamespace {
  private static final Duration ACCOUNT_WITHIN = Duration.ofSeconds(20);

  private TestNamespace() {}

  /** Makes a namespace with a name of its own and waits for its service account. */
  public static String fresh(KubernetesClient client) {
    return fresh(client, Map.of());
  }

  public static String fresh(KubernetesClient client, Map<String, String> labels) {
    var namespace =
        client
            .resource(
                new NamespaceBuilder()
                    .withNewMetadata()
                    .withGenerateName("test-")
                    .withLabels(labels)
                    .endMetadata()
                    .build())
            .create()
            .getMetadata()
            .getName();
    // Pods are refused until the controller manager has made it.
    if (!Patience.until(ACCOUNT_WITHIN, () -> hasAccount(client, namespace))) {
      throw new IllegalStateException("namespace " + namespace + " got no service account");
    }
    return namespace;
  }

  private static boolean hasAccount(KubernetesClient client, String namespace) {
    return client.serviceAccounts().inNamespace(namespace).withName("default").get() != null;
  }

  /** Asks for its deletion and does not wait: that takes five seconds and more. */
  public static void discard(KubernetesClient client, String namespace) {
    client.namespaces().withName(namespace).delete();
  }
}

package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.api.v1alpha1.ModelRef;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpecBuilder;
import com.aifilmstudio.api.v1alpha1.WorkerRange;
import com.aifilmstudio.api.v1alpha1.WorkerTemplateBuilder;
import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.film.FilmFile;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.Patience;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** What an administrator does once in a new cluster: model, namespaces, secrets, chart, pool. */
final class Furnishing {
  /** Where the operator and the render pods live. */
  static final String NAMESPACE = "render-system";

  private static final Duration OPERATOR_WITHIN = Duration.ofSeconds(120);

  private final LocalStudio studio;
  private final KubernetesClient client;
  private final S3Client objects;
  private final Checkout checkout;
  private final InstantSource clock = InstantSource.system();

  Furnishing(LocalStudio studio, KubernetesClient client, S3Client objects, Checkout checkout) {
    this.studio = studio;
    this.client = client;
    this.objects = objects;
    this.checkout = checkout;
  }

  /**
   * Brings everything in; what is there already is brought up to date. Returns the operator's
   * start.
   */
  PartStart furnish() {
    var begin = clock.instant();
    Chart.apply(
        List.of(namespace(NAMESPACE, "restricted"), namespace(FilmFile.NAMESPACE, "restricted")),
        client);
    Chart.apply(List.of(databaseSecret(), objectsSecret(), certificateSecret()), client);
    Chart.apply(
        new Chart(checkout.file("charts/film-studio")).renderLocal(NAMESPACE, values()), client);
    var model = Model.tinyfilm(checkout);
    Shelf.put(model, objects);
    awaitDefinitions();
    Chart.apply(List.of(pool(model)), client);
    awaitOperator();
    return new PartStart(
        "operator", Duration.between(begin, clock.instant()), PartStart.How.STARTED);
  }

  private static HasMetadata namespace(String name, String podSecurity) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("pod-security.kubernetes.io/enforce", podSecurity)
        .endMetadata()
        .build();
  }

  private Secret databaseSecret() {
    var database = studio.postgres().database();
    return secret(
        "film-studio-database",
        Map.of("username", database.user(), "password", database.password()));
  }

  private Secret objectsSecret() {
    var store = studio.store();
    return secret(
        "film-studio-objects",
        Map.of("accessKey", store.accessKey(), "secretKey", store.secretKey()));
  }

  /** Signed by the authority of this home, as cert-manager would do it in a cluster. */
  private Secret certificateSecret() {
    var pki = studio.controlPlane().pki();
    var pair = pki.serving("operator");
    try {
      return secret(
          "film-studio-operator-tls",
          Map.of(
              "tls.crt", Files.readString(pair.certificate()),
              "tls.key", Files.readString(pair.key()),
              "ca.crt", Files.readString(pki.certificateAuthority())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Secret secret(String name, Map<String, String> data) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE)
        .endMetadata()
        .withStringData(data)
        .build();
  }

  private Map<String, ?> values() {
    var store = studio.store();
    var endpoint = studio.settings().surroundings().objects().orElseGet(store::endpoint);
    return Map.of(
        "operator",
        Map.of(
            "port",
            studio.operatorPort(),
            "securePort",
            studio.dispatchPort(),
            "env",
            studio.settings().operatorEnv()),
        "dispatch",
        Map.of("url", dispatch().toString()),
        "database",
        Map.of("url", studio.postgres().database().jdbcUrl()),
        "objects",
        Map.of("endpoint", endpoint.toString(), "region", store.region()));
  }

  private URI dispatch() {
    return studio
        .settings()
        .dispatch()
        .orElse(URI.create("https://127.0.0.1:" + studio.dispatchPort()));
  }

  /** The pool of the examples, with this machine's image and number of GPUs. */
  private RenderPool pool(Model model) {
    var pool =
        client
            .getKubernetesSerialization()
            .unmarshal(checkout.text("examples/pool-tinyfilm.yaml"), RenderPool.class);
    var spec = pool.getSpec();
    var local =
        RenderPoolSpecBuilder.builder(spec)
            .model(new ModelRef(spec.model().bundle(), model.digest()))
            .worker(WorkerTemplateBuilder.builder(spec.worker()).image("render-pod:local").build())
            .workers(new WorkerRange(0, studio.settings().gpus(), spec.workers().standby()))
            .build();
    pool.setSpec(studio.settings().pool().apply(local));
    return pool;
  }

  private void awaitDefinitions() {
    Patience.until(
        Duration.ofSeconds(10),
        () -> client.resources(RenderPool.class).inNamespace(NAMESPACE).list() != null);
  }

  private void awaitOperator() {
    boolean ready =
        Patience.until(
            OPERATOR_WITHIN,
            () -> {
              var operator =
                  client
                      .apps()
                      .deployments()
                      .inNamespace(NAMESPACE)
                      .withName("film-studio-operator")
                      .get();
              return operator.getStatus() != null
                  && Integer.valueOf(1).equals(operator.getStatus().getAvailableReplicas());
            });
    if (!ready) {
      throw new CannotDo(
          "The operator did not become ready in %d s. ./studio logs operator tells why."
              .formatted(OPERATOR_WITHIN.toSeconds()));
    }
  }
}

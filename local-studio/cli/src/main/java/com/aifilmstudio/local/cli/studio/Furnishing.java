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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** What an administrator does once in a new cluster: model, namespaces, secrets, chart, pool. */
final class Furnishing {
  /** Where the operator and the render pods live. */
  static final String NAMESPACE = "render-system";

  private static final Duration WITHIN = Duration.ofSeconds(120);

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
   * Brings everything in; what is there already is brought up to date. Returns how the operator and
   * the gateway started.
   */
  List<PartStart> furnish() {
    var begin = clock.instant();
    Chart.apply(
        List.of(namespace(NAMESPACE, "restricted"), namespace(FilmFile.NAMESPACE, "restricted")),
        client);
    Chart.apply(List.of(databaseSecret(), objectsSecret(), certificateSecret()), client);
    if (studio.settings().frontDoor()) {
      Chart.apply(List.of(redisSecret()), client);
    }
    Chart.apply(
        new Chart(checkout.file("charts/film-studio")).renderLocal(NAMESPACE, values()), client);
    var model = Model.tinyfilm(checkout);
    Shelf.put(model, objects);
    awaitDefinitions();
    Chart.apply(List.of(pool(model)), client);
    var starts = new ArrayList<PartStart>();
    for (var program : programs()) {
      await(program);
      starts.add(
          new PartStart(program, Duration.between(begin, clock.instant()), PartStart.How.STARTED));
    }
    return starts;
  }

  private List<String> programs() {
    return studio.settings().frontDoor() ? List.of("operator", "gateway") : List.of("operator");
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

  private Secret redisSecret() {
    return secret(FrontDoor.REDIS_SECRET, Map.of("password", studio.frontDoor().redisPassword()));
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
    var values = new HashMap<String, Object>();
    if (studio.settings().frontDoor()) {
      values.put("intake", studio.frontDoor().intake());
      values.put("gateway", studio.frontDoor().gateway());
    }
    values.put(
        "operator",
        Map.of(
            "port",
            studio.operatorPort(),
            "securePort",
            studio.dispatchPort(),
            "env",
            studio.settings().operatorEnv()));
    values.put("dispatch", Map.of("url", dispatch().toString()));
    values.put("database", Map.of("url", studio.postgres().database().jdbcUrl()));
    values.put("objects", Map.of("endpoint", endpoint.toString(), "region", store.region()));
    return values;
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

  private void await(String program) {
    boolean ready =
        Patience.until(
            WITHIN,
            () -> {
              var deployment =
                  client
                      .apps()
                      .deployments()
                      .inNamespace(NAMESPACE)
                      .withName("film-studio-" + program)
                      .get();
              return deployment.getStatus() != null
                  && Integer.valueOf(1).equals(deployment.getStatus().getAvailableReplicas());
            });
    if (!ready) {
      throw new CannotDo(
          "The %1$s did not become ready in %2$d s. ./studio logs %1$s tells why."
              .formatted(program, WITHIN.toSeconds()));
    }
  }
}

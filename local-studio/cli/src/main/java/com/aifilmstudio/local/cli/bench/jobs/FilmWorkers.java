package com.aifilmstudio.local.cli.bench.jobs;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.Register;
import com.aifilmstudio.core.protocol.Registered;
import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.parts.process.Patience;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The pool's pods stand on KWOK's nodes, where nothing runs; what would run in them runs here. Each
 * is admitted as a real one is, with the token of its pod.
 */
final class FilmWorkers implements AutoCloseable {
  private static final String NAMESPACE = "render-system";
  private static final String AUDIENCE = "render-dispatch";
  private static final Duration THERE_WITHIN = Duration.ofSeconds(60);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().executor(threads).version(HttpClient.Version.HTTP_1_1).build();
  private final KubernetesClient client;
  private final URI operator;

  FilmWorkers(KubernetesClient client, URI operator) {
    this.client = client;
    this.operator = operator;
  }

  /** Waits for the pods of so many workers and lets them work. */
  void begin(int workers) {
    if (!Patience.until(THERE_WITHIN, () -> running().size() == workers)) {
      throw new CannotDo(
          "Of %d worker pods %d run; ./studio logs operator tells more."
              .formatted(workers, running().size()));
    }
    running().stream()
        .map(pod -> new FilmWorker(http, operator, admitted(pod).workerKey()))
        .forEach(threads::execute);
  }

  private List<Pod> running() {
    return client
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("app.kubernetes.io/component", "render-worker")
        .list()
        .getItems()
        .stream()
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .toList();
  }

  private Registered admitted(Pod pod) {
    var wish =
        new Register(
            env(pod, "STUDIO_POOL"),
            env(pod, "STUDIO_REVISION"),
            env(pod, "STUDIO_BUNDLE_DIGEST"),
            "none",
            "bench",
            env(pod, "STUDIO_ENGINE"),
            "bench");
    var request =
        HttpRequest.newBuilder(operator.resolve("/dispatch/v1/workers"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token(pod))
            .POST(BodyPublishers.ofString(Json.write(wish)))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CannotDo("A worker was not admitted: " + answer.body());
      }
      return Json.read(answer.body(), Registered.class);
    } catch (IOException e) {
      throw new CannotDo("A worker was not admitted: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String token(Pod pod) {
    return client
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .withName(pod.getSpec().getServiceAccountName())
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences(AUDIENCE)
                .withExpirationSeconds(3600L)
                .withNewBoundObjectRef()
                .withApiVersion("v1")
                .withKind("Pod")
                .withName(pod.getMetadata().getName())
                .withUid(pod.getMetadata().getUid())
                .endBoundObjectRef()
                .endSpec()
                .build())
        .getStatus()
        .getToken();
  }

  private static String env(Pod pod, String name) {
    return pod.getSpec().getContainers().getFirst().getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}

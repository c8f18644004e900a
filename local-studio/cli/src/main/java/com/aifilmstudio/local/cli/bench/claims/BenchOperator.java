package com.aifilmstudio.local.cli.bench.claims;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.postgres.Database;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The operator's own program as a replica that does not lead: it serves workers and leaves jobs
 * alone, for those of the bench have no RenderJob.
 */
final class BenchOperator implements AutoCloseable {

  private static final String NAMESPACE = "default";
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);

  private final Process process;
  private final URI address;
  private final Path log;

  private BenchOperator(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  static BenchOperator start(
      Checkout checkout, ControlPlane plane, Database database, URI store, Path log)
      throws IOException {
    try (var client = plane.client()) {
      install(client, checkout);
      takeTheLead(client);
    }
    int port = freePort();
    var builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                        + recording(log),
                    "-jar",
                    checkout.file("operator/target/quarkus-app/quarkus-run.jar").toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment(plane, database, store, port));
    var process = builder.start();
    var operator = new BenchOperator(process, URI.create("http://127.0.0.1:" + port), log);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    operator.awaitReady();
    return operator;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** What {@link Profile} reads, when the operator has ended. */
  static Path recording(Path log) {
    return log.resolveSibling(log.getFileName() + ".jfr");
  }

  URI address() {
    return address;
  }

  private static Map<String, String> environment(
      ControlPlane plane, Database database, URI store, int port) {
    return Map.ofEntries(
        Map.entry("KUBECONFIG", plane.kubeconfig().toString()),
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
        Map.entry("QUARKUS_DATASOURCE_USERNAME", database.user()),
        Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.password()),
        Map.entry("STUDIO_OBJECTS_ENDPOINT", store.toString()),
        Map.entry("STUDIO_OBJECTS_ACCESS_KEY", "bench"),
        Map.entry("STUDIO_OBJECTS_SECRET_KEY", "bench"),
        Map.entry("STUDIO_DISPATCH_URL", "http://127.0.0.1:" + port),
        Map.entry("STUDIO_LEADER_NAMESPACE", NAMESPACE),
        Map.entry("STUDIO_LEADER_DURATION", "P1D"));
  }

  private static void install(KubernetesClient client, Checkout checkout) throws IOException {
    for (var file : List.of("renderjobs.yaml", "renderpools.yaml")) {
      var text = Files.readString(checkout.file("crds/" + file));
      client
          .resource(Serialization.unmarshal(text, CustomResourceDefinition.class))
          .serverSideApply();
    }
  }

  private static void takeTheLead(KubernetesClient client) {
    var now = ZonedDateTime.now(ZoneOffset.UTC);
    client
        .resource(
            new LeaseBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName("film-studio-operator")
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity("bench")
                .withLeaseDurationSeconds((int) Duration.ofDays(1).toSeconds())
                .withAcquireTime(now)
                .withRenewTime(now)
                .withLeaseTransitions(0)
                .endSpec()
                .build())
        .create();
  }

  private void awaitReady() {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      var ask = HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (http.send(ask, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // it does not listen yet
        }
        process.waitFor(200, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    throw new CannotDo("The operator did not come up; its log is " + log + ".");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** In peace, so that the recording is written. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}

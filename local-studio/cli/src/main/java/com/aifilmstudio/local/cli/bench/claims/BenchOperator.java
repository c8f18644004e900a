package com.aifilmstudio.local.cli.bench.claims;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.bench.ProgramUnderTest;
import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.postgres.Database;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * The operator's own program as a replica that does not lead: it serves workers and leaves jobs
 * alone, for those of the bench have no RenderJob.
 */
final class BenchOperator {

  private static final String NAMESPACE = "default";

  private BenchOperator() {}

  static ProgramUnderTest start(
      Checkout checkout, ControlPlane plane, Database database, URI store, Path log)
      throws IOException {
    try (var client = plane.client()) {
      install(client, checkout);
      takeTheLead(client);
    }
    int port = ProgramUnderTest.freePort();
    var java =
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording(log));
    return ProgramUnderTest.start(
        checkout, "operator", java, port, environment(plane, database, store, port), log);
  }

  /** What {@link Profile} reads, when the operator has ended. */
  static Path recording(Path log) {
    return log.resolveSibling(log.getFileName() + ".jfr");
  }

  private static Map<String, String> environment(
      ControlPlane plane, Database database, URI store, int port) {
    return Map.ofEntries(
        Map.entry("KUBECONFIG", plane.kubeconfig().toString()),
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
}

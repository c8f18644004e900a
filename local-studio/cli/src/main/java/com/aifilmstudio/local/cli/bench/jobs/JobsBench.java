package com.aifilmstudio.local.cli.bench.jobs;

import com.aifilmstudio.api.v1alpha1.RenderPoolSpec;
import com.aifilmstudio.api.v1alpha1.RenderPoolSpecBuilder;
import com.aifilmstudio.api.v1alpha1.WorkerTemplateBuilder;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.farm.SimulatedPool;
import com.aifilmstudio.local.cli.studio.Model;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.cli.studio.StudioSettings;
import com.aifilmstudio.local.cli.studio.Surroundings;
import com.aifilmstudio.local.parts.binaries.BinariesFinder;
import com.aifilmstudio.local.parts.binaries.KwokProgram;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.Program;
import com.aifilmstudio.local.parts.kwok.Kwok;
import com.aifilmstudio.local.parts.kwok.KwokNodes;
import com.aifilmstudio.local.parts.process.Patience;
import com.aifilmstudio.local.parts.process.StudioHome;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many orders of the least size: as RenderJobs, and as plain Jobs in the same cluster. */
public final class JobsBench {
  private static final int NODES = 10;
  private static final int PODS_OF_A_NODE = 2000;
  private static final Duration NOTHING = Duration.ofMillis(1);
  private static final Duration ACCOUNT_WITHIN = Duration.ofSeconds(30);

  private final Checkout checkout;
  private final Options options;

  /** {@code beside}: whether plain Jobs are measured as well. */
  public record Options(int jobs, int workers, long seed, boolean beside) {}

  public JobsBench(Checkout checkout, Options options) {
    this.checkout = checkout;
    this.options = options;
  }

  /** A table, and the ratios. */
  public String run() {
    var model = Model.tinyfilm(checkout);
    try (var store = new StandInStore(model);
        var farm = Farm.start(checkout, home -> settings(home, store.address()))) {
      playNodes(farm);
      var audit = new AuditLog(farm.embedding().home().log("audit"));
      var leg = new Leg(farm, audit, options.jobs());
      // First: nothing of the films burdens the server while Kubernetes shows what it can do.
      var plain =
          options.beside() ? Optional.of(leg.run(new PlainJobs())) : Optional.<Leg.Result>empty();
      try (var workers = new FilmWorkers(farm.client(), farm.studio().operator())) {
        workers.begin(options.workers());
        return JobsTable.of(options, leg.run(new OneShotFilms(options.seed())), plain);
      }
    }
  }

  private StudioSettings settings(StudioHome home, URI store) {
    var plane =
        ControlPlaneOptions.full()
            .withAudit(policy(home))
            // Whole: nothing is counted twice or forgotten because a file was full.
            .withFlags(Program.API_SERVER, "--audit-log-maxsize=4000");
    return new StudioSettings(
        0,
        Optional.empty(),
        Map.of(),
        Map.of(),
        this::onKwok,
        new Surroundings(plane, Optional.of(store), List.of()));
  }

  private static Path policy(StudioHome home) {
    try {
      return Files.writeString(home.folder("audit").resolve("policy.yaml"), AuditLog.POLICY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RenderPoolSpec onKwok(RenderPoolSpec spec) {
    var pool = SimulatedPool.always(options.workers(), NOTHING, NOTHING).apply(spec);
    return RenderPoolSpecBuilder.builder(pool)
        .worker(
            WorkerTemplateBuilder.builder(pool.worker())
                .nodeSelector(KwokNodes.SELECTOR)
                .tolerations(List.of(KwokNodes.TOLERATION))
                .build())
        .build();
  }

  private static void playNodes(Farm farm) {
    var supervisor = farm.embedding().supervisor();
    var narrator = new Narrator(System.err);
    var binaries = BinariesFinder.standard(narrator).find();
    var program = KwokProgram.beside(binaries).find(narrator);
    supervisor.start(
        new Kwok(supervisor.home(), program, farm.studio().controlPlane().kubeconfig()));
    KwokNodes.make(farm.client(), NODES, PODS_OF_A_NODE);
    var namespace =
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(PlainJobs.NAMESPACE)
            .endMetadata()
            .build();
    farm.client().resource(namespace).create();
    Patience.until(
        ACCOUNT_WITHIN,
        () ->
            farm.client()
                    .serviceAccounts()
                    .inNamespace(PlainJobs.NAMESPACE)
                    .withName("default")
                    .get()
                != null);
  }
}

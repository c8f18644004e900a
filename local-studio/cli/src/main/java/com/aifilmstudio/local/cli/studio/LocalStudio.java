package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.parts.binaries.BinariesFinder;
import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions;
import com.aifilmstudio.local.parts.controlplane.Identity;
import com.aifilmstudio.local.parts.kubelet.KubeletOptions;
import com.aifilmstudio.local.parts.kubelet.KubeletPart;
import com.aifilmstudio.local.parts.objects.ObjectStore;
import com.aifilmstudio.local.parts.postgres.Database;
import com.aifilmstudio.local.parts.postgres.Postgres;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.ProcessTree;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.services.s3.S3Client;

/** The studio of one home. */
public final class LocalStudio {
  /** The name of this machine as a node of the studio. */
  public static final String NODE = "local-0";

  private final Supervisor supervisor;
  private final Checkout checkout;
  private final StudioSettings settings;
  private final Narrator narrator;
  private final BinariesFinder binaries;

  /** {@code gpus} is what the node says it has; the work is done on the CPU. */
  public LocalStudio(Supervisor supervisor, Checkout checkout, int gpus, Narrator narrator) {
    this(supervisor, checkout, StudioSettings.of(gpus), narrator);
  }

  public LocalStudio(
      Supervisor supervisor, Checkout checkout, StudioSettings settings, Narrator narrator) {
    this.supervisor = supervisor;
    this.checkout = checkout;
    this.settings = settings;
    this.narrator = narrator;
    this.binaries = BinariesFinder.standard(narrator);
  }

  /**
   * The parts in the order of their start; they end in reverse order. The kubelet comes last, so
   * that pods end while everything they talk to is still there.
   */
  private List<Part> parts() {
    var parts = new ArrayList<Part>();
    parts.add(Postgres.part(home()));
    parts.add(ObjectStore.part(home()));
    if (settings.frontDoor()) {
      parts.addAll(FrontDoor.parts(home()));
    }
    parts.addAll(ControlPlane.parts(home(), binaries::find, options()));
    parts.add(
        new KubeletPart(
            home(),
            this::controlPlane,
            KubeletOptions.of(NODE, settings.gpus(), LocalImages.of(checkout, settings))));
    return List.copyOf(parts);
  }

  /** Starts what is not yet running and waits until films can be ordered. */
  public List<PartStart> start() {
    binaries.find(); // May take minutes: nothing waits, half started, for its end.
    var starts = new ArrayList<>(supervisor.start(parts()));
    try (var client = client();
        var objects = objects()) {
      for (var start : new Furnishing(this, client, objects, checkout).furnish()) {
        narrator.ready(start);
        starts.add(start);
      }
    }
    return List.copyOf(starts);
  }

  /**
   * Starts parts again that ended by themselves, as a cluster does with its control plane: a
   * scheduler that lost the API server for a while may give up.
   */
  public void revive() {
    if (supervisor.status().stream().anyMatch(part -> !part.isUp())) {
      supervisor.start(parts());
    }
  }

  /** Starts one part again that ended; a name that is not among the parts is left alone. */
  public void restart(String name) {
    parts().stream().filter(part -> part.name().equals(name)).forEach(supervisor::start);
  }

  StudioSettings settings() {
    return settings;
  }

  /** The folder in which the kubelet of a home keeps its pods. */
  public static Path pods(StudioHome home) {
    return home.folder("pods");
  }

  StudioHome home() {
    return supervisor.home();
  }

  private ControlPlaneOptions options() {
    return settings.surroundings().plane().withNodes(NODE);
  }

  /** A handle on the control plane. */
  public ControlPlane controlPlane() {
    return ControlPlane.of(supervisor, options());
  }

  Postgres postgres() {
    return Postgres.of(supervisor);
  }

  ObjectStore store() {
    return ObjectStore.of(supervisor);
  }

  /** The database in which the operator keeps its films. */
  public Database database() {
    return postgres().database();
  }

  /** Where the operator answers people on this machine. */
  public URI operator() {
    return URI.create("http://127.0.0.1:" + operatorPort());
  }

  FrontDoor frontDoor() {
    return new FrontDoor(supervisor);
  }

  /** Where the gateway and its page answer people on this machine. */
  public URI gateway() {
    return frontDoor().url();
  }

  int operatorPort() {
    return home().ports().of("operator");
  }

  /** The port of this machine at which the operator serves workers, by TLS. */
  public int dispatchPort() {
    return home().ports().of("dispatch");
  }

  /** The process of the operator, once it runs. */
  public OptionalLong operatorProcess() {
    return LocalPods.in(home(), ProcessTree.now()).stream()
        .filter(pod -> pod.name().startsWith(Furnishing.NAMESPACE + "/film-studio-operator"))
        .mapToLong(pod -> pod.pid().orElseThrow())
        .findFirst();
  }

  /** A client with the administrator's rights; the caller closes it. */
  public KubernetesClient client() {
    return controlPlane().client();
  }

  /** The administrator's token, which the films API takes as well. */
  public String adminToken() {
    return controlPlane().token(Identity.ADMIN);
  }

  /** A client of the object store; the caller closes it. */
  public S3Client objects() {
    return Shelf.client(store());
  }
}

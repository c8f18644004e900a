package com.aifilmstudio.local.parts.controlplane;

import com.aifilmstudio.local.parts.binaries.Binaries;
import com.aifilmstudio.local.parts.binaries.BinariesFinder;
import com.aifilmstudio.local.parts.binaries.Preparation;
import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.RunningPart;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A Kubernetes control plane of this machine: a description of its parts, and, started, a handle.
 */
public final class ControlPlane implements AutoCloseable {
  private final Setting setting;
  private final Supervisor supervisor;
  private final AutoCloseable owner;
  private final List<PartStart> starts;

  private ControlPlane(
      Setting setting, Supervisor supervisor, AutoCloseable owner, List<PartStart> starts) {
    this.setting = setting;
    this.supervisor = supervisor;
    this.owner = owner;
    this.starts = starts;
  }

  /** The parts of a control plane in the order of their start, for a list with other parts. */
  public static List<Part> parts(
      StudioHome home, Supplier<Binaries> binaries, ControlPlaneOptions options) {
    return parts(setting(home, binaries, options));
  }

  private static List<Part> parts(Setting setting) {
    return switch (setting.options().extent()) {
      case API_ONLY -> List.of(new Etcd(setting), new ApiServer(setting));
      case ALL ->
          List.of(
              new Etcd(setting),
              new ApiServer(setting),
              new Scheduler(setting),
              new ControllerManager(setting));
    };
  }

  /** A handle on a control plane whose parts a supervisor runs. */
  public static ControlPlane of(Supervisor supervisor, ControlPlaneOptions options) {
    var setting =
        setting(supervisor.home(), BinariesFinder.standard(Preparation.logged())::find, options);
    return new ControlPlane(setting, supervisor, () -> {}, List.of());
  }

  /** Starts all four programs in a home; they end when this is closed or this JVM is gone. */
  public static ControlPlane start(Path home) {
    return start(home, ControlPlaneOptions.full());
  }

  public static ControlPlane start(Path home, ControlPlaneOptions options) {
    return start(Embedding.in(StudioHome.at(home), StartListener.NONE), options);
  }

  /** Starts a control plane in a temporary home that goes with it. */
  public static ControlPlane temporary(ControlPlaneOptions options) {
    return start(Embedding.temporary(), options);
  }

  private static ControlPlane start(Embedding embedding, ControlPlaneOptions options) {
    try {
      var setting =
          setting(embedding.home(), BinariesFinder.standard(Preparation.logged())::find, options);
      var starts = embedding.supervisor().start(parts(setting));
      return new ControlPlane(setting, embedding.supervisor(), embedding, starts);
    } catch (RuntimeException e) {
      embedding.close();
      throw e;
    }
  }

  private static Setting setting(
      StudioHome home, Supplier<Binaries> binaries, ControlPlaneOptions options) {
    var pki = Pki.of(home, InstantSource.system());
    var identities =
        Stream.concat(
                Stream.of(Identity.ADMIN, Identity.SCHEDULER, Identity.CONTROLLER_MANAGER),
                options.nodes().stream().map(Identity::node))
            .toList();
    var tokens = Tokens.of(home, identities);
    return new Setting(
        home, binaries, options, pki, tokens, new ApiProbe(pki.certificateAuthority()));
  }

  /** The address of the API server. */
  public String url() {
    return setting.url();
  }

  /** The certificate authority that signed the API server's certificate, and keys for others. */
  public Pki pki() {
    return setting.pki();
  }

  public StudioHome home() {
    return setting.home();
  }

  /** The kubeconfig file of the administrator. */
  public Path kubeconfig() {
    return kubeconfig(Identity.ADMIN);
  }

  public Path kubeconfig(Identity who) {
    return setting.kubeconfig(who);
  }

  public String token(Identity who) {
    return setting.tokens().of(who);
  }

  /** A new client with the rights of the administrator; the caller closes it. */
  public KubernetesClient client() {
    return client(config(Identity.ADMIN));
  }

  /** A new client for anyone, by impersonation: a tenant, a node, a service account. */
  public KubernetesClient client(String user, String... groups) {
    return client(
        new ConfigBuilder(config(Identity.ADMIN))
            .withImpersonateUsername(user)
            .withImpersonateGroups(groups)
            .build());
  }

  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** A client configuration of an identity; a proxy of this machine has no part in it. */
  public Config config(Identity who) {
    try {
      return new ConfigBuilder(Config.fromKubeconfig(Files.readString(kubeconfig(who))))
          .withNoProxy("127.0.0.1")
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long each program took to ready; empty for a handle on parts that others started. */
  public List<PartStart> starts() {
    return starts;
  }

  public RunningPart apiServer() {
    return running(ApiServer.NAME);
  }

  public RunningPart etcd() {
    return running(Etcd.NAME);
  }

  public RunningPart controllerManager() {
    return running(ControllerManager.NAME);
  }

  private RunningPart running(String name) {
    return supervisor
        .running(name)
        .orElseThrow(() -> new IllegalStateException(name + " is not running"));
  }

  /** Starts the API server again under its old address, after a test ended it. */
  public PartStart startApiServer() {
    return supervisor.start(new ApiServer(setting));
  }

  @Override
  public void close() {
    try {
      owner.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

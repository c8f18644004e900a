package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.controlplane.Identity;
import com.aifilmstudio.local.parts.process.JavaProgram;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import com.aifilmstudio.local.parts.process.StudioHome;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** A local node as a part of the studio. */
public final class KubeletPart implements Part {
  private final StudioHome home;
  private final KubeletOptions options;
  private final Supplier<ControlPlane> plane;

  /**
   * @param plane a handle on the control plane, which must know the node's name among its nodes
   */
  public KubeletPart(StudioHome home, Supplier<ControlPlane> plane, KubeletOptions options) {
    this.home = home;
    this.plane = plane;
    this.options = options;
  }

  /** Where it keeps its pods, for {@link PodSweep}. */
  public Path work() {
    return home.folder(options.work());
  }

  @Override
  public String name() {
    return options.part();
  }

  @Override
  public Set<String> after() {
    return Set.of("kube-apiserver");
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(home.ports().of(name()));
  }

  @Override
  public void prepare() throws IOException {
    home.ports().claim(name());
  }

  /** Longer than the pods are given to end. */
  @Override
  public Duration stopWithin() {
    return options.stopPodsWithin().orElse(Duration.ZERO).plusSeconds(8);
  }

  @Override
  public PartCommand command() {
    return PartCommand.of(
        home.root(),
        new JavaProgram(LocalKubelet.class.getName(), System.getProperty("java.class.path"), "128m")
            .line(List.of(settings().toString())));
  }

  @Override
  public boolean ready() throws IOException {
    try (Socket open = new Socket(InetAddress.getLoopbackAddress(), home.ports().of(name()))) {
      return open.isConnected();
    }
  }

  private Path settings() {
    try {
      Path file = home.folder("kubelet").resolve(name() + ".yaml");
      Path images = home.folder("kubelet").resolve(name() + ".images.yaml");
      Files.writeString(images, Serialization.asYaml(options.images()));
      ControlPlane known = plane.get();
      var pair = known.pki().serving(name());
      new KubeletSettings(
              options.node(),
              known.kubeconfig(Identity.node(options.node())),
              options.cpu(),
              options.memory(),
              options.gpus(),
              options.labels(),
              images,
              work(),
              home.ports().of(name()),
              pair.certificate(),
              pair.key(),
              known.pki().certificateAuthority(),
              options.leaseSeconds(),
              options.crashBackoffSeconds(),
              options.stopPodsWithin().map(Duration::toMillis).orElse(-1L))
          .write(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

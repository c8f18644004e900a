package com.aifilmstudio.local.parts.controlplane;

import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.Program;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Binds pods to nodes. */
final class Scheduler implements Part {
  static final String NAME = "kube-scheduler";

  private final Setting setting;

  Scheduler(Setting setting) {
    this.setting = setting;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(ApiServer.NAME);
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(setting.home().ports().of(NAME));
  }

  @Override
  public void prepare() throws IOException {
    setting.home().ports().claim(NAME);
    // Its default rate of requests allows for 50 bound pods a second; two cores can do 260.
    Files.writeString(
        configuration(),
        """
        apiVersion: kubescheduler.config.k8s.io/v1
        kind: KubeSchedulerConfiguration
        leaderElection:
          leaderElect: false
        clientConnection:
          kubeconfig: "%s"
          qps: 1000
          burst: 1000
        enableProfiling: false
        enableContentionProfiling: false
        """
            .formatted(setting.kubeconfig(Identity.SCHEDULER)));
  }

  @Override
  public PartCommand command() {
    var line =
        new ArrayList<>(
            List.of(
                setting.binaries().get().scheduler().toString(),
                "--config=" + configuration(),
                "--bind-address=127.0.0.1",
                "--secure-port=" + port().getAsInt(),
                "--tls-cert-file=" + setting.pki().servingCertificate(),
                "--tls-private-key-file=" + setting.pki().servingKey()));
    line.addAll(setting.options().flagsOf(Program.SCHEDULER));
    return PartCommand.of(setting.home().root(), line);
  }

  private Path configuration() {
    return setting.home().folder("kubeconfig").resolve("scheduler.yaml");
  }

  @Override
  public boolean ready() throws IOException {
    return setting.probe().answers(port().getAsInt(), "/readyz");
  }
}

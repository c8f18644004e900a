package com.aifilmstudio.local.parts.controlplane;

import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.NodeLoss;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.Program;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The Kubernetes API. */
final class ApiServer implements Part {
  static final String NAME = "kube-apiserver";

  /** The issuer of service-account tokens, and their audience when none is asked for. */
  private static final String ISSUER = "https://kubernetes.default.svc";

  private final Setting setting;

  ApiServer(Setting setting) {
    this.setting = setting;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(Etcd.NAME);
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(setting.apiPort());
  }

  @Override
  public void prepare() {
    setting.home().ports().claim(NAME);
  }

  @Override
  public PartCommand command() {
    var pki = setting.pki();
    var line =
        new ArrayList<>(
            List.of(
                setting.binaries().get().apiServer().toString(),
                "--etcd-servers=unix://" + Etcd.socket(setting),
                "--etcd-compaction-interval=0",
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + setting.apiPort(),
                // It would publish its address in an EndpointSlice, which refuses loopback.
                "--endpoint-reconciler-type=none",
                "--service-cluster-ip-range=10.0.0.0/16",
                "--tls-cert-file=" + pki.servingCertificate(),
                "--tls-private-key-file=" + pki.servingKey(),
                "--authorization-mode=Node,RBAC",
                "--enable-admission-plugins=NodeRestriction",
                "--token-auth-file=" + setting.tokens().table(),
                "--service-account-issuer=" + ISSUER,
                "--api-audiences=" + ISSUER,
                "--service-account-key-file=" + pki.serviceAccountPublicKey(),
                "--service-account-signing-key-file=" + pki.serviceAccountKey(),
                "--kubelet-client-certificate=" + pki.kubeletClientCertificate(),
                "--kubelet-client-key=" + pki.kubeletClientKey(),
                "--kubelet-certificate-authority=" + pki.certificateAuthority(),
                "--kubelet-preferred-address-types=InternalIP",
                "--allow-privileged=true",
                "--event-ttl=1h",
                "--profiling=false"));
    if (setting.options().nodeLoss() == NodeLoss.QUICK) {
      line.add("--default-not-ready-toleration-seconds=5");
      line.add("--default-unreachable-toleration-seconds=5");
    }
    setting.options().auditPolicy().ifPresent(policy -> line.addAll(audit(policy)));
    line.addAll(setting.options().flagsOf(Program.API_SERVER));
    return PartCommand.of(setting.home().root(), line);
  }

  private List<String> audit(Path policy) {
    return List.of(
        "--audit-policy-file=" + policy.toAbsolutePath(),
        "--audit-log-path=" + setting.home().log("audit"),
        "--audit-log-maxsize=50",
        "--audit-log-maxbackup=2",
        "--audit-log-mode=batch");
  }

  @Override
  public boolean ready() throws IOException {
    return setting.probe().answers(setting.apiPort(), "/readyz");
  }
}

package com.aifilmstudio.local.parts.controlplane;

import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.Controllers;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.NodeLoss;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions.Program;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The controllers of Kubernetes: namespaces, service accounts, garbage, node lifecycle and so on.
 */
final class ControllerManager implements Part {
  static final String NAME = "kube-controller-manager";

  /** What neither the studio nor its tests use: workloads other than pods, volumes, signing. */
  private static final List<String> NOT_LEAN =
      List.of(
          "endpoints-controller",
          "endpointslice-mirroring-controller",
          "replicationcontroller-controller",
          "daemonset-controller",
          "job-controller",
          "cronjob-controller",
          "statefulset-controller",
          "horizontal-pod-autoscaler-controller",
          "certificatesigningrequest-signing-controller",
          "certificatesigningrequest-approving-controller",
          "certificatesigningrequest-cleaner-controller",
          "podcertificaterequest-cleaner-controller",
          "ttl-controller",
          "persistentvolume-binder-controller",
          "persistentvolume-attach-detach-controller",
          "persistentvolume-expander-controller",
          "persistentvolumeclaim-protection-controller",
          "persistentvolume-protection-controller",
          "ephemeral-volume-controller",
          "volumeattributesclass-protection-controller",
          "resourceclaim-controller",
          "device-taint-eviction-controller",
          "storageversion-garbage-collector-controller",
          "storage-version-migrator-controller",
          "legacy-serviceaccount-token-cleaner-controller",
          "kube-apiserver-serving-clustertrustbundle-publisher-controller",
          "selinux-warning-controller",
          "podgroup-protection-controller",
          "resourcepoolstatusrequest-controller");

  private final Setting setting;

  ControllerManager(Setting setting) {
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
  public void prepare() {
    setting.home().ports().claim(NAME);
    setting.kubeconfig(Identity.CONTROLLER_MANAGER);
  }

  @Override
  public PartCommand command() {
    var pki = setting.pki();
    var line =
        new ArrayList<>(
            List.of(
                setting.binaries().get().controllerManager().toString(),
                "--kubeconfig=" + setting.kubeconfig(Identity.CONTROLLER_MANAGER),
                "--bind-address=127.0.0.1",
                "--secure-port=" + port().getAsInt(),
                "--tls-cert-file=" + pki.servingCertificate(),
                "--tls-private-key-file=" + pki.servingKey(),
                "--leader-elect=false",
                "--use-service-account-credentials=true",
                "--service-account-private-key-file=" + pki.serviceAccountKey(),
                "--root-ca-file=" + pki.certificateAuthority(),
                // Its default is a folder of the host, which it would make.
                "--flex-volume-plugin-dir=" + setting.home().folder("flex"),
                "--controllers=" + controllers(),
                "--kube-api-qps=200",
                "--kube-api-burst=300",
                "--profiling=false"));
    if (setting.options().nodeLoss() == NodeLoss.QUICK) {
      line.addAll(
          List.of(
              "--node-monitor-period=1s",
              "--node-monitor-grace-period=6s",
              "--node-eviction-rate=10"));
    }
    line.addAll(setting.options().flagsOf(Program.CONTROLLER_MANAGER));
    return PartCommand.of(setting.home().root(), line);
  }

  private String controllers() {
    return setting.options().controllers() == Controllers.ALL
        ? "*"
        : Stream.concat(Stream.of("*"), NOT_LEAN.stream().map(name -> "-" + name))
            .collect(Collectors.joining(","));
  }

  /** Its own word, and the one of its works without which no pod can be made. */
  @Override
  public boolean ready() throws IOException {
    return setting.probe().answers(port().getAsInt(), "/healthz")
        && setting
            .probe()
            .answers(
                setting.apiPort(),
                "/api/v1/namespaces/default/serviceaccounts/default",
                setting.tokens().of(Identity.ADMIN));
  }
}

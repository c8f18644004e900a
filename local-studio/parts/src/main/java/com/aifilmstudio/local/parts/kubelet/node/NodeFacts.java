package com.aifilmstudio.local.parts.kubelet.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node says about itself.
 *
 * @param port of its TLS API
 */
public record NodeFacts(
    String name, Map<String, String> labels, Map<String, Quantity> capacity, int port) {

  private static final String PODS = "110";
  private static final String LOOPBACK = "127.0.0.1";

  /** Ready, and free of the pressures that a local process cannot measure. */
  private static final Map<String, String> CONDITIONS =
      Map.of(
          "Ready", "True",
          "MemoryPressure", "False",
          "DiskPressure", "False",
          "PIDPressure", "False");

  /** Labels of a node as every kubelet sets them, and those that the studio adds. */
  Map<String, String> allLabels() {
    Map<String, String> all = new HashMap<>(labels);
    all.put("kubernetes.io/hostname", name);
    all.put("kubernetes.io/os", "linux");
    all.put(
        "kubernetes.io/arch", "amd64".equals(System.getProperty("os.arch")) ? "amd64" : "arm64");
    return all;
  }

  /** What a node can give; pods are counted too. */
  Map<String, Quantity> resources() {
    Map<String, Quantity> all = new HashMap<>(capacity);
    all.put("pods", new Quantity(PODS));
    return all;
  }

  Node node(Instant now) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(allLabels())
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withStatus(status(now))
        .build();
  }

  NodeStatus status(Instant now) {
    return new NodeStatusBuilder()
        .withCapacity(resources())
        .withAllocatable(resources())
        .withConditions(conditions(now))
        .addNewAddress(LOOPBACK, "InternalIP")
        .addNewAddress(name, "Hostname")
        .withNewDaemonEndpoints()
        .withNewKubeletEndpoint(port)
        .endDaemonEndpoints()
        .withNewNodeInfo()
        .withKubeletVersion("v1.37.2-local")
        .withContainerRuntimeVersion("process://1")
        .withOperatingSystem("linux")
        .withArchitecture(allLabels().get("kubernetes.io/arch"))
        .withOsImage("processes of this machine")
        .withKernelVersion(System.getProperty("os.version"))
        .withMachineID(name)
        .withSystemUUID(name)
        .withBootID(name)
        .withKubeProxyVersion("")
        .endNodeInfo()
        .build();
  }

  private static List<NodeCondition> conditions(Instant now) {
    String second = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return CONDITIONS.entrySet().stream()
        .map(
            condition ->
                new NodeConditionBuilder()
                    .withType(condition.getKey())
                    .withStatus(condition.getValue())
                    .withReason(condition.getKey().equals("Ready") ? "KubeletReady" : "NotMeasured")
                    .withMessage(
                        condition.getKey().equals("Ready")
                            ? "pods run as processes of this machine"
                            : "a local node does not measure this")
                    .withLastHeartbeatTime(second)
                    .withLastTransitionTime(second)
                    .build())
        .toList();
  }
}

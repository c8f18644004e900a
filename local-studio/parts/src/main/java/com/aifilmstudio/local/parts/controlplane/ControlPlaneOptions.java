package com.aifilmstudio.local.parts.controlplane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a control plane consists of and how it differs from the usual one. */
public record ControlPlaneOptions(
    Extent extent,
    Controllers controllers,
    NodeLoss nodeLoss,
    Optional<Path> auditPolicy,
    List<String> nodes,
    Map<Program, List<String>> furtherFlags) {

  /** Which programs run. */
  public enum Extent {
    /** etcd and the API server: nothing is scheduled, and no namespace gets its service account. */
    API_ONLY,
    ALL
  }

  /** Which controllers the controller manager runs. */
  public enum Controllers {
    ALL,
    /** Without those that no test of ours needs: less memory, a quicker start. */
    LEAN
  }

  /** How soon a silent node is given up. */
  public enum NodeLoss {
    /** As a cluster does: 50 s to Unknown, 5 min to eviction. */
    USUAL,
    /** For tests: Unknown after 5 s, pods marked for deletion after 10 s. */
    QUICK
  }

  /** The programs that take flags. */
  public enum Program {
    ETCD,
    API_SERVER,
    SCHEDULER,
    CONTROLLER_MANAGER
  }

  public ControlPlaneOptions {
    nodes = List.copyOf(nodes);
    furtherFlags = Map.copyOf(furtherFlags);
  }

  /** All four programs with all controllers, as a cluster has them. */
  public static ControlPlaneOptions full() {
    return new ControlPlaneOptions(
        Extent.ALL,
        Controllers.ALL,
        NodeLoss.USUAL,
        Optional.empty(),
        List.of("local-0", "local-1", "local-2"),
        Map.of());
  }

  /** All four programs with the controllers that our tests need. */
  public static ControlPlaneOptions lean() {
    return full().with(Controllers.LEAN);
  }

  /** etcd and the API server alone. */
  public static ControlPlaneOptions apiOnly() {
    var full = full();
    return new ControlPlaneOptions(
        Extent.API_ONLY,
        full.controllers,
        full.nodeLoss,
        full.auditPolicy,
        full.nodes,
        full.furtherFlags);
  }

  public ControlPlaneOptions with(Controllers controllers) {
    return new ControlPlaneOptions(extent, controllers, nodeLoss, auditPolicy, nodes, furtherFlags);
  }

  public ControlPlaneOptions with(NodeLoss nodeLoss) {
    return new ControlPlaneOptions(extent, controllers, nodeLoss, auditPolicy, nodes, furtherFlags);
  }

  /** The names of the nodes whose kubelets get an identity of their own. */
  public ControlPlaneOptions withNodes(String... names) {
    return new ControlPlaneOptions(
        extent, controllers, nodeLoss, auditPolicy, List.of(names), furtherFlags);
  }

  /** Writes {@code log/audit.log} in the home by this policy. */
  public ControlPlaneOptions withAudit(Path policy) {
    return new ControlPlaneOptions(
        extent, controllers, nodeLoss, Optional.of(policy), nodes, furtherFlags);
  }

  /** Adds flags to one program's command line. */
  public ControlPlaneOptions withFlags(Program program, String... flags) {
    var all = new EnumMap<Program, List<String>>(Program.class);
    all.putAll(furtherFlags);
    var own = new ArrayList<>(flagsOf(program));
    own.addAll(List.of(flags));
    all.put(program, List.copyOf(own));
    return new ControlPlaneOptions(extent, controllers, nodeLoss, auditPolicy, nodes, all);
  }

  List<String> flagsOf(Program program) {
    return furtherFlags.getOrDefault(program, List.of());
  }
}

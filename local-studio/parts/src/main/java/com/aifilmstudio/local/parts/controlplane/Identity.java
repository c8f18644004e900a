package com.aifilmstudio.local.parts.controlplane;

import java.util.List;

/** Who comes with one of the tokens that the API server knows from its start. */
public record Identity(String token, String user, List<String> groups) {
  /** The person at the machine. */
  public static final Identity ADMIN = new Identity("admin", "admin", List.of("system:masters"));

  static final Identity SCHEDULER = new Identity("scheduler", "system:kube-scheduler", List.of());
  static final Identity CONTROLLER_MANAGER =
      new Identity("controller-manager", "system:kube-controller-manager", List.of());

  /** A node's kubelet. */
  public static Identity node(String name) {
    return new Identity("node-" + name, "system:node:" + name, List.of("system:nodes"));
  }
}

package com.aifilmstudio.local.parts.kubelet.pod;

import java.util.Optional;

/** Phases of a pod, spelled as in its status. */
public enum PodPhase {
  Pending,
  Running,
  Succeeded,
  Failed;

  boolean terminal() {
    return this == Succeeded || this == Failed;
  }

  static Optional<PodPhase> terminal(String phase) {
    return switch (phase == null ? "" : phase) {
      case "Succeeded" -> Optional.of(Succeeded);
      case "Failed" -> Optional.of(Failed);
      default -> Optional.empty();
    };
  }
}

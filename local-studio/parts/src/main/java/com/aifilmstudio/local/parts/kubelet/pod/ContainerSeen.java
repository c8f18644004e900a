package com.aifilmstudio.local.parts.kubelet.pod;

import java.util.Optional;

/** Everything that one pass knows about one container. */
public record ContainerSeen(
    String name,
    Optional<Run> run,
    Optional<Run.Ended> before,
    Optional<Blocked> blocked,
    ProbeView probes) {

  public static ContainerSeen untouched(String name) {
    return new ContainerSeen(
        name, Optional.empty(), Optional.empty(), Optional.empty(), ProbeView.NOT_YET);
  }

  boolean running() {
    return run.isPresent() && run.get() instanceof Run.Running;
  }

  Optional<Run.Ended> ended() {
    return run.filter(Run.Ended.class::isInstance).map(Run.Ended.class::cast);
  }
}

package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.kubelet.container.Image;
import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.RunningPart;
import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A local node on the shared control plane, started with the first test and gone with the JVM. */
final class LocalNode {
  static final String NAME = "local-0";
  static final int GPUS = 4;

  private final ControlPlane plane = SharedControlPlane.get();
  private final Embedding embedding = Embedding.temporary();
  private final KubeletPart part =
      new KubeletPart(
          embedding.home(),
          () -> plane,
          KubeletOptions.of(
              NAME,
              GPUS,
              Map.of("shell:local", new Image(List.of("/bin/sh", "-c"), List.of("exit 0"), null))));

  private LocalNode() {
    start();
  }

  static LocalNode get() {
    return Holder.NODE;
  }

  ControlPlane plane() {
    return plane;
  }

  void start() {
    embedding.supervisor().start(part);
  }

  RunningPart process() {
    return embedding.supervisor().running(part.name()).orElseThrow();
  }

  Path work() {
    return part.work();
  }

  Path log() {
    return embedding.home().log(part.name());
  }

  private static final class Holder {
    private static final LocalNode NODE = new LocalNode();
  }
}

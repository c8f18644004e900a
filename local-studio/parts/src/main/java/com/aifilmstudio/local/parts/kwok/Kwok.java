package com.aifilmstudio.local.parts.kwok;

import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** KWOK as a part of a studio; it plays the nodes that {@link KwokNodes} makes, and no others. */
public final class Kwok implements Part {
  private final StudioHome home;
  private final Path program;
  private final Path kubeconfig;

  public Kwok(StudioHome home, Path program, Path kubeconfig) {
    this.home = home;
    this.program = program;
    this.kubeconfig = kubeconfig;
  }

  @Override
  public String name() {
    return "kwok";
  }

  @Override
  public Set<String> after() {
    return Set.of("kube-apiserver");
  }

  /** It knows no stages of its own. */
  @Override
  public void prepare() throws IOException {
    try (var stages = Kwok.class.getResourceAsStream("stages.yaml")) {
      Files.write(stages(), stages.readAllBytes());
    }
  }

  @Override
  public PartCommand command() {
    return PartCommand.of(
        home.root(),
        List.of(
            program.toString(),
            "--kubeconfig=" + kubeconfig,
            "--config=" + stages(),
            "--manage-all-nodes=false",
            "--manage-nodes-with-annotation-selector=%s=%s"
                .formatted(KwokNodes.MARK, KwokNodes.FAKE),
            "--node-lease-duration-seconds=40",
            // For tests of networks: it belongs to nobody.
            "--cidr=198.18.0.0/16",
            "--node-ip=127.0.0.1"));
  }

  /** Its nodes tell when it works. */
  @Override
  public boolean ready() {
    return true;
  }

  private Path stages() {
    return home.folder("kwok").resolve("stages.yaml");
  }
}

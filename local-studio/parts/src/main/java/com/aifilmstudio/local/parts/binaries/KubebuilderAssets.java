package com.aifilmstudio.local.parts.binaries;

import java.nio.file.Path;
import java.util.Optional;

/** The folder that {@code KUBEBUILDER_ASSETS} names, as with other projects' tests. */
record KubebuilderAssets(Optional<Path> folder) implements Source {

  static KubebuilderAssets ofEnvironment() {
    return new KubebuilderAssets(
        Optional.ofNullable(System.getenv("KUBEBUILDER_ASSETS"))
            .filter(value -> !value.isBlank())
            .map(Path::of));
  }

  @Override
  public Outcome look(Preparation preparation) {
    if (folder.isEmpty()) {
      return new Outcome.Closed("KUBEBUILDER_ASSETS is not set");
    }
    var binaries = new Binaries(folder.get());
    return binaries.isComplete()
        ? new Outcome.Found(binaries)
        : new Outcome.Closed(
            "KUBEBUILDER_ASSETS (%s) lacks %s"
                .formatted(folder.get(), String.join(", ", binaries.missing())));
  }
}

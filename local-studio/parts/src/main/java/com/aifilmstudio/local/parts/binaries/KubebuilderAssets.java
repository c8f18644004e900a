package com.aifilmstudio.local.parts.binaries;

import com.aifilmstudio.local.parts.binaries.BinariesFinder.Source;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that {@code KUBEBUILDER_ASSETS} names, as with other projects' tests. */
record KubebuilderAssets(Optional<Path> folder) implements Source {

  static KubebuilderAssets ofEnvironment() {
    return new KubebuilderAssets(
        Optional.ofNullable(System.getenv("KUBEBUILDER_ASSETS")).map(Path::of));
  }

  @Override
  public Optional<Binaries> find() {
    return folder.map(Binaries::new).filter(Binaries::isComplete);
  }
}

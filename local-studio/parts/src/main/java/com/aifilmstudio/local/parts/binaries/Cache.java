package com.aifilmstudio.local.parts.binaries;

import com.aifilmstudio.local.parts.binaries.BinariesFinder.Source;
import java.nio.file.Path;
import java.util.Optional;

/** The user's cache: a folder per version and per set of pinned modules, filled once. */
record Cache(Path root, Pinned pinned) implements Source {

  static Path ofUser() {
    return Path.of(System.getProperty("user.home"), ".cache", "film-studio", "k8s");
  }

  Path folder() {
    return root.resolve(pinned.version() + "-" + pinned.key());
  }

  @Override
  public Optional<Binaries> find() {
    return Optional.of(new Binaries(folder())).filter(Binaries::isComplete);
  }
}

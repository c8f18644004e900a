package com.aifilmstudio.local.parts.binaries;

import java.util.List;
import java.util.Optional;

/** Finds the control plane's programs: the first source that has them all, wins. */
public final class BinariesFinder {
  private final List<Source> sources;

  BinariesFinder(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  /** One place or way to get the programs. */
  interface Source {
    /** The programs, or nothing when this way is closed here. */
    Optional<Binaries> find();
  }

  /** The order of this machine, without a word on what it does. */
  public static BinariesFinder standard() {
    var pinned = Pinned.read();
    return new BinariesFinder(
        List.of(KubebuilderAssets.ofEnvironment(), new Cache(Cache.ofUser(), pinned)));
  }

  public Binaries find() {
    return sources.stream()
        .flatMap(source -> source.find().stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no control-plane programs"));
  }
}

package com.aifilmstudio.local.parts.binaries;

import java.nio.file.Path;

/** Fills a cache with a Go: {@code BuildingProgram CACHE GO}. */
final class BuildingProgram {
  private BuildingProgram() {}

  public static void main(String[] args) {
    new GoBuild(new Cache(Path.of(args[0]), Pinned.read()), args[1]).look(Preparation.logged());
  }
}

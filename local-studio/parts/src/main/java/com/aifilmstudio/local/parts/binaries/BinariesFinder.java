package com.aifilmstudio.local.parts.binaries;

import com.aifilmstudio.local.parts.binaries.Source.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Finds the control plane's programs; the first source that has them wins. */
public final class BinariesFinder {
  private final List<Source> sources;
  private final Preparation preparation;
  private Binaries found;

  BinariesFinder(List<Source> sources, Preparation preparation) {
    this.sources = List.copyOf(sources);
    this.preparation = preparation;
  }

  /** The ways in the order of their cost; the last two fill the cache for the next time. */
  public static BinariesFinder standard(Preparation preparation) {
    var pinned = Pinned.read();
    var cache = new Cache(Cache.ofUser(), pinned);
    return new BinariesFinder(
        List.of(
            KubebuilderAssets.ofEnvironment(),
            cache,
            new OfficialDownload(cache, OfficialDownload.Publishers.OFFICIAL),
            new GoBuild(cache, "go")),
        preparation);
  }

  /** The programs; asked again it answers from memory. */
  public synchronized Binaries find() {
    if (found == null) {
      found = search();
    }
    return found;
  }

  private Binaries search() {
    try {
      return firstFound();
    } finally {
      preparation.ends();
    }
  }

  private Binaries firstFound() {
    var reasons = new ArrayList<String>();
    for (var source : sources) {
      switch (source.look(preparation)) {
        case Outcome.Found(var binaries) -> {
          return binaries;
        }
        case Outcome.Closed(var reason) -> reasons.add(reason);
      }
    }
    throw new BinariesMissing(reasons);
  }
}

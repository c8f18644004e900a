package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Removes what was used longest ago, until a new bundle fits; never what someone uses. */
final class Eviction {
  private final CacheFolder folder;

  Eviction(CacheFolder folder) {
    this.folder = folder;
  }

  private record Candidate(Path file, long bytes, FileTime lastUse) {}

  /** Makes the cache's files take at most that many bytes, if it can. Under the tidy lock. */
  void shrinkTo(long bytes, Set<String> usedBundles) throws IOException {
    var used = filesOf(usedBundles);
    var candidates = new ArrayList<Candidate>();
    var total = 0L;
    for (var file : list(folder.blobs())) {
      Candidate candidate;
      try {
        candidate = new Candidate(file, Files.size(file), Files.getLastModifiedTime(file));
      } catch (NoSuchFileException e) {
        // Another process has just completed that file, or its marks.
        continue;
      }
      total += candidate.bytes();
      // Beside a file lie its parts and marks under its name and more.
      if (!used.contains(file.getFileName().toString().split("\\.")[0])) {
        candidates.add(candidate);
      }
    }
    candidates.sort(Comparator.comparing(Candidate::lastUse));
    for (var candidate : candidates) {
      if (total <= bytes) {
        break;
      }
      Files.delete(candidate.file());
      total -= candidate.bytes();
    }
    removeHollowBundles(usedBundles);
  }

  private Set<String> filesOf(Set<String> bundles) throws IOException {
    var files = new HashSet<String>();
    for (var hex : bundles) {
      var manifest = folder.bundle(hex).resolve("bundle.json");
      if (Files.exists(manifest)) {
        var bundle = Json.read(Files.readString(manifest), Bundle.class);
        bundle.components().values().forEach(file -> files.add(file.sha256()));
        bundle.golden().files().forEach(file -> files.add(file.sha256()));
      }
    }
    return files;
  }

  /** A bundle of which a file is gone would be a folder of names that lead nowhere. */
  private void removeHollowBundles(Set<String> usedBundles) throws IOException {
    for (var bundle : list(folder.bundles())) {
      if (!usedBundles.contains(bundle.getFileName().toString()) && isHollow(bundle)) {
        delete(bundle);
      }
    }
  }

  private static boolean isHollow(Path bundle) throws IOException {
    try (var inside = Files.walk(bundle)) {
      return inside.anyMatch(file -> Files.isSymbolicLink(file) && Files.notExists(file));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var inside = Files.walk(folder)) {
      for (var file : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

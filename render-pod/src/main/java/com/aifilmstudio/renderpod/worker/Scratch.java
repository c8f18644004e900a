package com.aifilmstudio.renderpod.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The folder of the task at hand; empty before and after each. */
final class Scratch {

  private final Path folder;

  /** Begins empty: an earlier process of this pod may have died in the middle of a task. */
  Scratch(Path parent) {
    folder = parent.resolve("task");
    clear();
  }

  Path folder() {
    return folder;
  }

  void clear() {
    try {
      if (Files.exists(folder)) {
        try (var all = Files.walk(folder)) {
          for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

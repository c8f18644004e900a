package com.aifilmstudio.local.parts.binaries;

import com.aifilmstudio.local.parts.process.AtExit;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** The user's cache: a folder per version and per set of pinned modules, filled once. */
record Cache(Path root, Pinned pinned) implements Source {
  private static final String HALF_DONE = "filling-";
  private static final Object FILLING = new Object();

  static Path ofUser() {
    return Path.of(System.getProperty("user.home"), ".cache", "film-studio", "k8s");
  }

  Path folder() {
    return root.resolve(pinned.version() + "-" + pinned.key());
  }

  @Override
  public Outcome look(Preparation preparation) {
    var binaries = new Binaries(folder());
    return binaries.isComplete()
        ? new Outcome.Found(binaries)
        : new Outcome.Closed("there is none in the cache " + folder());
  }

  /** Puts the programs into a folder, all of them or an exception. */
  @FunctionalInterface
  interface Filling {
    void into(Path folder) throws IOException;
  }

  /**
   * Fills the cache. One program of the machine fills at a time; who waited finds it filled. The
   * folder appears with all that is in it, so that nobody ever sees a half of it.
   */
  Binaries fill(Filling filling) throws IOException {
    Files.createDirectories(root);
    synchronized (FILLING) {
      try (var lock =
              FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = lock.lock()) {
        var binaries = new Binaries(folder());
        if (!binaries.isComplete() && held.isValid()) {
          fillUnderLock(filling);
        }
        return binaries;
      }
    }
  }

  private void fillUnderLock(Filling filling) throws IOException {
    removeHalfDone(); // None is at work while we hold the lock.
    var half = Files.createTempDirectory(root, HALF_DONE);
    try (var _ = AtExit.undo(() -> deleteQuietly(half))) {
      filling.into(half);
      var missing = new Binaries(half).missing();
      if (!missing.isEmpty()) {
        throw new IOException("lacks " + String.join(", ", missing));
      }
      delete(folder());
      Files.move(half, folder(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(half);
    }
  }

  private Path lockFile() {
    return root.resolve("lock");
  }

  private void removeHalfDone() throws IOException {
    try (var leftOvers = Files.newDirectoryStream(root, HALF_DONE + "*")) {
      for (var leftOver : leftOvers) {
        delete(leftOver);
      }
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      // We are told to end: the next filling removes the rest.
      System.getLogger(Cache.class.getName()).log(Level.DEBUG, "left " + folder, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

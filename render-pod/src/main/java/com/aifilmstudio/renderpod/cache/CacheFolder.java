package com.aifilmstudio.renderpod.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie: {@code blobs/SHA256} for complete files, beside each the parts of one that is
 * under way; {@code bundles/SHA256} for the names of a bundle's files; {@code locks} and {@code
 * uses} for what processes tell each other.
 */
record CacheFolder(Path root) {

  static CacheFolder create(Path root) throws IOException {
    var real = Files.createDirectories(root).toRealPath();
    for (var name : new String[] {"blobs", "bundles", "locks", "uses"}) {
      Files.createDirectories(real.resolve(name));
    }
    return new CacheFolder(real);
  }

  Path blobs() {
    return root.resolve("blobs");
  }

  Path blob(String sha256) {
    return blobs().resolve(sha256);
  }

  Path part(String sha256) {
    return blobs().resolve(sha256 + ".part");
  }

  /** The size of a chunk is in the name, so that another size is another file. */
  Path chunks(String sha256, int chunkBytes) {
    return blobs().resolve("%s.%d.chunks".formatted(sha256, chunkBytes));
  }

  Path bundles() {
    return root.resolve("bundles");
  }

  Path bundle(String hex) {
    return bundles().resolve(hex);
  }

  Path uses() {
    return root.resolve("uses");
  }

  /** Held by the one process that fetches the blob. */
  Path fetchLock(String sha256) {
    return root.resolve("locks").resolve(sha256);
  }

  /** Held for moments: while a use begins, and while unused files are removed. */
  Path tidyLock() {
    return root.resolve("locks").resolve("tidy");
  }
}

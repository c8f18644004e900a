package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.renderpod.cache.BundleManifest.NamedFile;
import com.aifilmstudio.renderpod.clock.Pause;
import com.aifilmstudio.renderpod.node.SharedLock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The models on a node. Any number of processes may share the folder: each file is fetched by one
 * of them, goes on where it was left if that one dies, and enters only if its digest is right.
 */
public final class ModelCache {
  /** Large enough to make a request worth it, small enough that a resumed one loses little. */
  private static final int CHUNK_BYTES = 4 << 20;

  private final CacheFolder folder;
  private final int chunkBytes;
  private final long limitBytes;
  private final HttpClient http;
  private final Pause pause;
  private final InstantSource time;

  ModelCache(
      CacheFolder folder,
      int chunkBytes,
      long limitBytes,
      HttpClient http,
      Pause pause,
      InstantSource time) {
    this.folder = folder;
    this.chunkBytes = chunkBytes;
    this.limitBytes = limitBytes;
    this.http = http;
    this.pause = pause;
    this.time = time;
  }

  /** Hears how much of a bundle is there. */
  @FunctionalInterface
  public interface Progress {
    void there(long bytes, long ofBytes);
  }

  /**
   * @param limitBytes what all files of the cache may take; files in use are kept even beyond it
   */
  public static ModelCache in(
      Path root, long limitBytes, HttpClient http, Pause pause, InstantSource time)
      throws IOException {
    return new ModelCache(CacheFolder.create(root), CHUNK_BYTES, limitBytes, http, pause, time);
  }

  /**
   * The bundle of that digest, fetched if it is not here.
   *
   * @param manifest {@code bundle.json} letter for letter
   * @param addresses asked when a file must be fetched, and again when an address has expired
   */
  public CachedBundle open(
      String digest, String manifest, Supplier<BundleFiles> addresses, Progress progress)
      throws FetchFailure, InterruptedException {
    var named = BundleManifest.of(digest, manifest);
    try {
      var use = begin(named);
      try {
        fetch(named, addresses, progress);
        link(named);
        return new CachedBundle(named.bundle(), folder.bundle(named.hex()), use);
      } catch (IOException | FetchFailure | InterruptedException | RuntimeException e) {
        use.close();
        throw e;
      }
    } catch (IOException e) {
      throw new FetchFailure(FailureCode.INTERNAL, "the model cache failed: " + e.getMessage(), e);
    }
  }

  /** From here on the bundle's files stay; there is room for those that are not here yet. */
  private Use begin(BundleManifest named) throws IOException, FetchFailure, InterruptedException {
    if (named.bytes() > limitBytes) {
      throw new FetchFailure(
          FailureCode.BUNDLE_UNSUPPORTED,
          "the bundle takes %d bytes, the model cache may hold %d"
              .formatted(named.bytes(), limitBytes));
    }
    try (var tidy = SharedLock.acquire(folder.tidyLock())) {
      var home = Files.createDirectories(folder.bundle(named.hex()));
      writeAtomically(home.resolve("bundle.json"), named.text());
      var use = Use.begin(folder, named.hex());
      new Eviction(folder).shrinkTo(limitBytes - missing(named), Use.bundles(folder));
      return use;
    }
  }

  private long missing(BundleManifest named) {
    return named.files().stream()
        .filter(file -> Files.notExists(folder.blob(file.sha256())))
        .mapToLong(NamedFile::bytes)
        .sum();
  }

  private void fetch(BundleManifest named, Supplier<BundleFiles> addresses, Progress progress)
      throws IOException, FetchFailure, InterruptedException {
    var there = new AtomicLong();
    var requests = new RangeRequest(http, new Addresses(addresses), pause);
    var download =
        new Download(
            folder,
            chunkBytes,
            requests,
            bytes -> progress.there(there.addAndGet(bytes), named.bytes()));
    for (var file : named.files()) {
      try (var turn = SharedLock.acquire(folder.fetchLock(file.sha256()))) {
        if (Files.exists(folder.blob(file.sha256()))) {
          progress.there(there.addAndGet(file.bytes()), named.bytes());
        } else {
          download.fetch(file);
        }
        Files.setLastModifiedTime(folder.blob(file.sha256()), FileTime.from(time.instant()));
      }
    }
  }

  private void link(BundleManifest named) throws IOException {
    var home = folder.bundle(named.hex());
    for (var file : named.files()) {
      var link = home.resolve(file.name());
      Files.createDirectories(link.getParent());
      var target = link.getParent().relativize(folder.blob(file.sha256()));
      if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(target)) {
        var fresh = link.resolveSibling(link.getFileName() + "." + UUID.randomUUID());
        Files.createSymbolicLink(fresh, target);
        Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static void writeAtomically(Path file, String text) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}

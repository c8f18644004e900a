package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.cache.BundleManifest.NamedFile;
import com.aifilmstudio.renderpod.cache.Chunks.Chunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** Brings one file into the cache: in chunks, several at once, and only if its digest is right. */
final class Download {
  private static final int AT_ONCE = 4;

  private final CacheFolder folder;
  private final int chunkBytes;
  private final RangeRequest requests;
  private final LongConsumer fetched;

  /**
   * @param fetched hears of the bytes of each chunk that came
   */
  Download(CacheFolder folder, int chunkBytes, RangeRequest requests, LongConsumer fetched) {
    this.folder = folder;
    this.chunkBytes = chunkBytes;
    this.requests = requests;
    this.fetched = fetched;
  }

  /** Fetches what is missing of the file; the caller holds its fetch lock. */
  void fetch(NamedFile file) throws FetchFailure, InterruptedException {
    try {
      var resumed = Files.exists(folder.part(file.sha256()));
      if (fetchAndVerify(file)) {
        return;
      }
      // What a machine that lost power left behind may be damaged: that is nobody's fault.
      if (resumed && fetchAndVerify(file)) {
        return;
      }
      throw new FetchFailure(
          FailureCode.BUNDLE_DIGEST_MISMATCH,
          "the store's %s is not the file of the bundle".formatted(file.name()));
    } catch (IOException e) {
      throw new FetchFailure(
          FailureCode.MODEL_UNAVAILABLE,
          "cannot fetch %s: %s".formatted(file.name(), e.getMessage()),
          e);
    }
  }

  private boolean fetchAndVerify(NamedFile file) throws IOException, InterruptedException {
    var part = folder.part(file.sha256());
    var marks = folder.chunks(file.sha256(), chunkBytes);
    try (var chunks = Chunks.open(part, marks, file.bytes(), chunkBytes)) {
      var missing = chunks.missing();
      fetched.accept(file.bytes() - missing.stream().mapToLong(Chunk::bytes).sum());
      fetch(file.name(), chunks, missing);
    }
    var right = Files.size(part) == file.bytes() && Sha256.hex(part).equals(file.sha256());
    if (right) {
      Files.move(part, folder.blob(file.sha256()), StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.delete(part);
      fetched.accept(-file.bytes());
    }
    Files.deleteIfExists(marks);
    return right;
  }

  private void fetch(String name, Chunks chunks, List<Chunk> missing)
      throws IOException, InterruptedException {
    var failed = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var results = new ArrayList<Future<?>>();
      for (var chunk : missing) {
        results.add(threads.submit(() -> fetch(name, chunks, chunk, failed)));
      }
      try {
        for (var result : results) {
          result.get();
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }

  /** After a failure no chunk is begun, but those that are under way may still arrive. */
  private Void fetch(String name, Chunks chunks, Chunk chunk, AtomicBoolean failed)
      throws IOException, InterruptedException {
    if (failed.get()) {
      return null;
    }
    try {
      chunks.write(chunk, requests.get(name, chunk));
      fetched.accept(chunk.bytes());
      return null;
    } catch (IOException | RuntimeException e) {
      failed.set(true);
      throw e;
    }
  }
}

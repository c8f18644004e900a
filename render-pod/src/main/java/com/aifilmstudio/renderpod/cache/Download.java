package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.cache.BundleManifest.NamedFile;
import com.aifilmstudio.renderpod.cache.Chunks.Chunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/** Brings one file into the cache: in chunks, several at once, and only if its digest is right. */
final class Download {
  /** Large enough to make a request worth it, small enough that a resumed one loses little. */
  static final int CHUNK_BYTES = 4 << 20;

  private static final int AT_ONCE = 4;

  private final CacheFolder folder;
  private final RangeRequest requests;
  private final LongConsumer fetched;

  /**
   * @param fetched hears of the bytes of each chunk that came
   */
  Download(CacheFolder folder, RangeRequest requests, LongConsumer fetched) {
    this.folder = folder;
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
          FailureCode.INTERNAL, "cannot fetch %s: %s".formatted(file.name(), e.getMessage()), e);
    }
  }

  private boolean fetchAndVerify(NamedFile file) throws IOException, InterruptedException {
    var part = folder.part(file.sha256());
    var marks = folder.chunks(file.sha256(), CHUNK_BYTES);
    try (var chunks = Chunks.open(part, marks, file.bytes(), CHUNK_BYTES)) {
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
    var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    try {
      var done = new ExecutorCompletionService<Void>(threads);
      for (var chunk : missing) {
        done.submit(
            () -> {
              chunks.write(chunk, requests.get(name, chunk));
              fetched.accept(chunk.bytes());
              return null;
            });
      }
      for (var i = 0; i < missing.size(); i++) {
        done.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }
}

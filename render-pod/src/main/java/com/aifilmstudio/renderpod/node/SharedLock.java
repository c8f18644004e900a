package com.aifilmstudio.renderpod.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * A lock between all processes that see the file and all threads of this one. The system's file
 * locks belong to a process: a second thread would be refused with an exception, and would drop the
 * first one's lock when it closes the file. So threads queue before they open it.
 */
public final class SharedLock implements AutoCloseable {
  private static final ConcurrentMap<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private final Semaphore threads;
  private final FileChannel channel;

  private SharedLock(Semaphore threads, FileChannel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  /** Waits for the lock. A process that dies gives it back. */
  public static SharedLock acquire(Path file) throws IOException, InterruptedException {
    var threads = THREADS.computeIfAbsent(file, path -> new Semaphore(1));
    threads.acquire();
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      return new SharedLock(threads, channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      threads.release();
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for " + file.getFileName());
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      threads.release();
    }
  }
}

package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lets one program at a time start or stop the parts of a home. The kernel gives it back when the
 * holder is gone, so that no crash leaves it locked.
 */
final class HomeLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final FileChannel file;
  private FileLock held;

  private HomeLock(FileChannel file) {
    this.file = file;
  }

  static HomeLock take(StudioHome home) {
    try {
      var path = home.root().resolve("lock");
      var lock =
          new HomeLock(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      if (!Patience.until(PATIENCE, lock::tryIt)) {
        lock.close();
        throw new IllegalStateException(
            "another program is starting or stopping the studio in " + home.root());
      }
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean tryIt() {
    try {
      held = file.tryLock();
      return held != null;
    } catch (OverlappingFileLockException heldByAnotherThread) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import com.aifilmstudio.renderpod.checkpoint.Cadence;
import com.aifilmstudio.renderpod.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings checkpoints to the store beside the rendering: one at a time, on a thread of its own, from
 * arrays that nobody writes to any more. What fails is tried again with the next one that is due; a
 * shot never fails because of its checkpoints.
 */
final class CheckpointKeeper implements Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);

  /** Puts a file into the store, and tells dispatch of it. */
  interface Line {
    void upload(MadeFile file) throws DispatchException, TransferException, InterruptedException;

    void tell(CheckpointMade made) throws DispatchException, InterruptedException;
  }

  private final Line line;
  private final int epoch;
  private final Path folder;
  private final Cadence cadence;
  private final InstantSource clock;

  private Instant begun;
  private CheckpointFile newest;
  private CheckpointFile underWay;
  private Thread thread = Thread.ofVirtual().unstarted(() -> {});
  private volatile CheckpointFile stored;

  CheckpointKeeper(Line line, int epoch, Path folder, Cadence cadence, InstantSource clock) {
    this.line = line;
    this.epoch = epoch;
    this.folder = folder;
    this.cadence = cadence;
    this.clock = clock;
    this.begun = clock.instant();
  }

  @Override
  public void reached(CheckpointFile checkpoint) {
    newest = checkpoint;
    if (!thread.isAlive() && cadence.due(begun, clock.instant())) {
      begin(checkpoint);
    }
  }

  @Override
  public void save(Duration patience) throws InterruptedException {
    if (newest == null || isIn(stored, newest)) {
      return;
    }
    if (thread.isAlive() && !isIn(underWay, newest)) {
      drop();
    }
    if (!thread.isAlive() && !isIn(stored, newest)) {
      begin(newest);
    }
    thread.join(patience);
    if (!isIn(stored, newest)) {
      LOG.warn("the shot is left without its last checkpoint");
    }
  }

  private static boolean isIn(CheckpointFile one, CheckpointFile other) {
    return one != null && one.state().isAt(other.state());
  }

  private void begin(CheckpointFile checkpoint) {
    begun = clock.instant();
    underWay = checkpoint;
    thread = Thread.ofPlatform().daemon().name("checkpoint").start(() -> store(checkpoint));
  }

  private void store(CheckpointFile checkpoint) {
    int part = checkpoint.state().part();
    int step = checkpoint.state().step();
    var file = folder.resolve("checkpoint-%d-%d.safetensors".formatted(part, step));
    try {
      checkpoint.write(file);
      var made = MadeFile.of("checkpoint", file);
      line.upload(made);
      line.tell(
          new CheckpointMade(
              epoch, part, step, made.fileName(), made.sha256(), checkpoint.compatibility()));
      stored = checkpoint;
      LOG.debug("checkpoint part={} step={} bytes={}", part, step, made.bytes());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DispatchException | TransferException | IOException | RuntimeException e) {
      LOG.warn("no checkpoint part={} step={} why={}", part, step, e.toString());
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} stays until the task ends: {}", file, e.toString());
    }
  }

  private void drop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join(); // it writes to the task's folder, which is cleared after this
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.core.protocol.BeatReply;
import com.aifilmstudio.core.protocol.Claim.Lease;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signs of life of one lease, sent by a thread of their own so that neither a slow dispatch
 * holds up the rendering nor a long encode the beats. What dispatch answers is there to be asked
 * for between two steps.
 */
final class Pulse implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  /** Sends one beat. */
  @FunctionalInterface
  interface Line {
    BeatReply send(Beat beat) throws DispatchException, InterruptedException;
  }

  private final Line line;
  private final int epoch;
  private final GpuMeter gpu;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;

  private BeatPace pace;
  private Instant lastBeat;
  private String phase;
  private int step;
  private int steps;
  private boolean news;
  private boolean closed;
  private final Wanted wanted = new Wanted();

  Pulse(Line line, Lease lease, GpuMeter gpu, InstantSource clock) {
    this.line = line;
    this.epoch = lease.epoch();
    this.gpu = gpu;
    this.clock = clock;
    this.pace = BeatPace.of(lease.ttlSeconds());
    this.lastBeat = clock.instant(); // the claim was one
    this.phase = "load";
    this.thread = Thread.ofVirtual().name("pulse-" + lease.id()).start(this::run);
  }

  /** The task has come to another phase. */
  void enter(String phase) {
    tell(() -> this.phase = phase);
  }

  /** The task has come one step further. */
  void step(int step, int steps) {
    tell(
        () -> {
          this.step = step;
          this.steps = steps;
        });
  }

  /** What dispatch wants instead of more work, once it has said so. */
  Optional<Ending> ending() {
    return wanted.ending();
  }

  /** Does what may be dropped in its middle for as long as dispatch wants the task done. */
  <T> T whileWanted(Callable<T> work) throws Exception {
    return wanted.doing(work);
  }

  private void tell(Runnable what) {
    lock.lock();
    try {
      what.run();
      news = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (var beat = next(); beat.isPresent(); beat = next()) {
        send(beat.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed in the middle of a beat
    }
  }

  /** Waits until a beat is due; nothing when there will be none. */
  private Optional<Beat> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && wanted.ending().isEmpty()) {
        var left = pace.untilNext(lastBeat, news, clock.instant());
        if (left.isZero()) {
          lastBeat = clock.instant();
          news = false;
          return Optional.of(new Beat(epoch, step, steps, phase, gpu.seconds()));
        }
        changed.await(left.toNanos(), TimeUnit.NANOSECONDS);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void send(Beat beat) throws InterruptedException {
    try {
      var reply = line.send(beat);
      pace(pace.asked(reply.nextBeatSeconds()));
      switch (reply.verdict()) {
        case CONTINUE -> {}
        case PAUSE -> wanted.end(Ending.PAUSED);
        case CANCEL -> wanted.end(Ending.CANCELED);
      }
    } catch (DispatchException.Fenced | DispatchException.Unauthorized e) {
      wanted.end(Ending.FENCED);
    } catch (DispatchException | RuntimeException e) {
      LOG.warn("a beat was lost: {}", e.getMessage());
      pace(pace.slower());
    }
  }

  private void pace(BeatPace next) {
    lock.lock();
    try {
      pace = next;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    tell(() -> closed = true);
    thread.interrupt(); // a beat under way is of no use any more
  }
}

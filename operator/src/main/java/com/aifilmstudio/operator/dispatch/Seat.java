package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.store.WorkerId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A place in a pool's line, held while a worker waits. */
final class Seat implements AutoCloseable {

  /** How often a worker looks that stands aside. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final String pool;
  private final WorkerId worker;
  private final WaitingRoom room;
  private final Semaphore calls = new Semaphore(0);
  private boolean inLine = true;

  Seat(String pool, WorkerId worker, WaitingRoom room) {
    this.pool = pool;
    this.worker = worker;
    this.room = room;
  }

  String pool() {
    return pool;
  }

  WorkerId worker() {
    return worker;
  }

  /**
   * Whether the worker stands in its pool's line. One that would be given nothing if its turn came
   * stands aside, or it would keep waking up in place of those behind it; it looks by itself from
   * time to time.
   */
  void lineUp(boolean wanted) {
    if (inLine != wanted) {
      inLine = wanted;
      room.lineUp(this, wanted);
    }
  }

  void wake() {
    calls.release();
  }

  /** Waits to be called; false when the time is over. Several calls count as one. */
  boolean await(Duration patience) throws InterruptedException {
    var shortened = inLine || patience.compareTo(LOOK) < 0 ? patience : LOOK;
    boolean called = calls.tryAcquire(Math.max(0, shortened.toMillis()), TimeUnit.MILLISECONDS);
    calls.drainPermits();
    return called || shortened != patience;
  }

  @Override
  public void close() {
    room.leave(this);
  }
}

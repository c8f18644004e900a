package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.store.WorkerId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A place in a pool's line, held while a worker waits. */
final class Seat implements AutoCloseable {

  private final String pool;
  private final WorkerId worker;
  private final WaitingRoom room;
  private final Semaphore calls = new Semaphore(0);

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

  void wake() {
    calls.release();
  }

  /** Waits to be called; false when the time is over. Several calls count as one. */
  boolean await(Duration patience) throws InterruptedException {
    boolean called = calls.tryAcquire(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
    calls.drainPermits();
    return called;
  }

  @Override
  public void close() {
    room.leave(this);
  }
}

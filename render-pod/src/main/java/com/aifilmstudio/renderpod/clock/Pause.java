package com.aifilmstudio.renderpod.clock;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Lets time pass; an interrupt ends it. */
@FunctionalInterface
public interface Pause {

  void last(Duration time) throws InterruptedException;

  /** Waits for as long as it is told. */
  static Pause onTheClock() {
    var lock = new ReentrantLock();
    var never = lock.newCondition();
    return time -> {
      lock.lockInterruptibly();
      try {
        for (var left = time.toNanos(); left > 0; ) {
          left = never.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
    };
  }
}

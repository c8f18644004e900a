package com.aifilmstudio.local.parts.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for conditions that nobody announces, such as another process being gone. */
public final class Patience {
  private Patience() {}

  /** Asks until the condition holds or the limit is over; says whether it held. */
  public static boolean until(Duration limit, BooleanSupplier condition) {
    var end = System.nanoTime() + limit.toNanos();
    var pause = new Pause();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      pause.await();
    }
    return true;
  }

  /** Short at first, since most things are quick; longer later, to leave the cores to the work. */
  private static final class Pause {
    private long millis = 5;

    void await() {
      try {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting", e);
      }
      millis = Math.min(millis * 3 / 2, 100);
    }
  }
}

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
    return until(limit, new Pause(5, 100), condition);
  }

  /** The same for a condition that is dear to ask for. */
  public static boolean until(Duration limit, Duration between, BooleanSupplier condition) {
    return until(limit, new Pause(between.toMillis(), between.toMillis()), condition);
  }

  private static boolean until(Duration limit, Pause pause, BooleanSupplier condition) {
    var end = System.nanoTime() + limit.toNanos();
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
    private final long longest;
    private long millis;

    Pause(long first, long longest) {
      this.millis = first;
      this.longest = longest;
    }

    void await() {
      try {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting", e);
      }
      millis = Math.min(millis * 3 / 2, longest);
    }
  }
}

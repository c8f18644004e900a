package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.local.parts.process.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets things happen at their times since the beginning, each on a thread of its own. */
final class Timeline {
  private static final Duration LAST_THINGS_WITHIN = Duration.ofMinutes(5);

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::at));
  private final List<Thread> threads = new ArrayList<>();
  private final InstantSource clock;
  private final Instant begin;

  private record Entry(Duration at, Runnable what) {}

  /** Begins now. */
  Timeline(InstantSource clock) {
    this.clock = clock;
    this.begin = clock.instant();
  }

  Duration now() {
    return Duration.between(begin, clock.instant());
  }

  /** May also be said by what happens itself. */
  synchronized void at(Duration when, Runnable what) {
    entries.add(new Entry(when, what));
  }

  /** Returns when the time is over; what was to happen later does not. */
  void runUntil(Duration end) throws InterruptedException {
    while (now().compareTo(end) < 0) {
      var due = due();
      if (due == null) {
        new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
      } else {
        threads.add(Thread.ofVirtual().start(due.what()));
      }
    }
  }

  private synchronized Entry due() {
    var next = entries.peek();
    return next != null && next.at().compareTo(now()) <= 0 ? entries.poll() : null;
  }

  /** Waits for what has begun; whether it came to its end. */
  boolean awaitThreads() {
    return Patience.until(LAST_THINGS_WITHIN, () -> threads.stream().noneMatch(Thread::isAlive));
  }
}

package com.aifilmstudio.gateway.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What one follower has still to hear. Of what is not kept, only the newest word about each thing,
 * so that it is bounded however slow the follower is.
 */
final class Ear {

  /** Things that are talked about: progress and picture of a shot. */
  private static final int THINGS = 1_000;

  private final Semaphore heard = new Semaphore(0);
  private final Map<String, Told> words = new LinkedHashMap<>();

  void wake() {
    heard.release();
  }

  void hear(String subject, Told word) {
    synchronized (words) {
      words.remove(subject);
      if (words.size() < THINGS) {
        words.put(subject, word);
      }
    }
    wake();
  }

  List<Told> words() {
    synchronized (words) {
      var all = new ArrayList<>(words.values());
      words.clear();
      return all;
    }
  }

  /** Returns when there may be news, or after this time; then it was nothing. */
  boolean await(Duration atMost) throws InterruptedException {
    boolean woken = heard.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    heard.drainPermits();
    return woken;
  }
}

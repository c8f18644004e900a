package com.aifilmstudio.local.cli.bench.claims;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the workers saw. */
final class Tally {

  private final AtomicInteger left;
  private final AtomicInteger done = new AtomicInteger();
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final Set<String> tasks = ConcurrentHashMap.newKeySet();
  private final AtomicInteger twice = new AtomicInteger();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger wasted = new AtomicInteger();

  private final AtomicInteger unclaimed;

  /** {@code shots} that wait, and {@code tasks} that are to be done, with the cuts to come. */
  Tally(int shots, int tasks) {
    unclaimed = new AtomicInteger(shots);
    left = new AtomicInteger(tasks);
  }

  int left() {
    return left.get();
  }

  /** A task may be claimed again only under a later epoch, and here nobody gives one back. */
  void claimed(String task, int epoch, long took) {
    nanos.add(took);
    unclaimed.decrementAndGet();
    if (!tasks.add(task) || epoch != 1) {
      twice.incrementAndGet();
    }
  }

  /** Somebody asked and got nothing although there was something. */
  void wasted(int status) {
    if (unclaimed.get() > 0) {
      wasted.incrementAndGet();
      refusals.merge("claims " + status, 1, Integer::sum);
    }
  }

  void refused(String call, int status) {
    refusals.merge(call + " " + status, 1, Integer::sum);
    left.decrementAndGet();
  }

  /** A worker lost its connection and is out of the run. */
  void broken(Exception cause) {
    refusals.merge(String.valueOf(cause.getMessage()), 1, Integer::sum);
  }

  void completed() {
    done.incrementAndGet();
    left.decrementAndGet();
  }

  int done() {
    return done.get();
  }

  int claims() {
    return nanos.size();
  }

  int doubleClaims() {
    return twice.get();
  }

  int wastedAttempts() {
    return wasted.get();
  }

  Map<String, Integer> refusals() {
    return refusals;
  }

  /** Milliseconds in which this part of all claims was answered. */
  double millis(double part) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))] / 1e6;
  }
}

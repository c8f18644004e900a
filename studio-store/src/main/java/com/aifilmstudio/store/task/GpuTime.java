package com.aifilmstudio.store.task;

import java.time.Duration;

/** GPU time that counts, and how much of what a worker reported does not. */
public record GpuTime(long millis, long clampedMillis) {

  /** A worker cannot have used more than all its GPUs for as long as it held the lease. */
  static GpuTime of(double reportedSeconds, Duration held, int gpus) {
    long possible = Math.max(0, held.toMillis()) * gpus;
    long reported =
        Double.isFinite(reportedSeconds) ? Math.max(0, Math.round(reportedSeconds * 1000)) : 0;
    long counted = Math.min(reported, possible);
    return new GpuTime(counted, reported - counted);
  }
}

package com.aifilmstudio.core.sizing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is asked of a pool, and what it has.
 *
 * @param workers live workers that are not draining: starting, idle and busy
 * @param busy workers that hold a lease
 * @param idleSince since when each idle worker has had nothing to do, in any order
 * @param readyTasks tasks that a worker could claim now
 * @param readyGpuTime their estimated time on one GPU
 */
public record PoolDemand(
    int workers, int busy, List<Instant> idleSince, int readyTasks, Duration readyGpuTime) {

  public PoolDemand {
    idleSince = List.copyOf(idleSince);
  }
}

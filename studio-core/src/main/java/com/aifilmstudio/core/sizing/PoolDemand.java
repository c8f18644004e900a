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
 * @param ready tasks that a worker could claim now; where workers are dedicated to films, one entry
 *     for each film
 */
public record PoolDemand(int workers, int busy, List<Instant> idleSince, List<Ready> ready) {

  /** Tasks that any of a number of workers can do, with their estimated time on one GPU. */
  public record Ready(int tasks, Duration gpuTime) {}

  public PoolDemand {
    idleSince = List.copyOf(idleSince);
    ready = List.copyOf(ready);
  }

  /** Of a pool whose workers take tasks of any film. */
  public PoolDemand(
      int workers, int busy, List<Instant> idleSince, int readyTasks, Duration readyGpuTime) {
    this(workers, busy, idleSince, List.of(new Ready(readyTasks, readyGpuTime)));
  }

  /** All tasks that a worker could claim now. */
  public int readyTasks() {
    return ready.stream().mapToInt(Ready::tasks).sum();
  }

  /** Their estimated time on one GPU. */
  public Duration readyGpuTime() {
    return ready.stream().map(Ready::gpuTime).reduce(Duration.ZERO, Duration::plus);
  }
}

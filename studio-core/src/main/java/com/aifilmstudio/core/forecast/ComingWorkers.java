package com.aifilmstudio.core.forecast;

import com.aifilmstudio.core.queue.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Workers that a pool wants and that have not registered yet.
 *
 * @param wanted as the pool's owner says; it may not have said it yet
 * @param max how many there may be
 * @param load from registration until the model is loaded
 */
public record ComingWorkers(Asker kind, int wanted, int max, Duration load) {

  /** From the wish for a pod until its worker registers. */
  private static final Duration POD = Duration.ofSeconds(5);

  /**
   * A pool that has just been given its first work wants a worker, though nobody may have said so
   * yet.
   */
  public Stream<PoolWorker> beside(List<PoolWorker> present, int waiting, Instant now) {
    long all = Math.min(max, Math.max(wanted, waiting == 0 ? 0 : 1));
    long staying = present.stream().filter(PoolWorker::takesMore).count();
    var machine = present.stream().map(PoolWorker::machine).findFirst().orElse("");
    return Stream.generate(
            () -> new PoolWorker(kind, machine, now.plus(POD).plus(load), Optional.empty()))
        .limit(Math.max(0, all - staying));
  }
}

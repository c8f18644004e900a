package com.aifilmstudio.core.forecast;

import com.aifilmstudio.core.queue.Asker;
import com.aifilmstudio.core.queue.ReplayWorker;
import java.time.Instant;
import java.util.Optional;

/**
 * A worker that is there, or is coming.
 *
 * @param machine what it computes on, in one word
 * @param from when it can begin something, were it free
 */
public record PoolWorker(Asker asker, String machine, Instant from, Optional<HeldTask> holds) {

  /** Of one that leaves: no job is called so, and it takes nothing of any other. */
  private static final Optional<String> NOTHING_MORE = Optional.of("");

  /** The same, when it only ends what it has. */
  public PoolWorker leaving() {
    return new PoolWorker(
        new Asker(asker.bundle(), asker.gpus(), NOTHING_MORE), machine, from, holds);
  }

  /** The same, free for any film: when one of its kind goes, another comes for the next film. */
  public PoolWorker unbound() {
    return takesMore()
        ? new PoolWorker(Asker.of(asker.bundle(), asker.gpus()), machine, from, holds)
        : this;
  }

  /** Whether it is there for what waits. */
  public boolean takesMore() {
    return !asker.job().equals(NOTHING_MORE);
  }

  ReplayWorker in(Timings timings, Luck luck, Instant now) {
    var free = holds.map(held -> now.plus(timings.left(held, machine, luck))).orElse(now);
    return new ReplayWorker(
        asker, machine, free.isBefore(from) ? from : free, holds.map(HeldTask::task));
  }
}

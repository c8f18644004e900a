package com.aifilmstudio.core.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * A worker of a queue that is replayed: one that exists, or one that is coming.
 *
 * @param machine what it computes on, in one word: equal machines are equally fast
 * @param freeAt when it asks for a task: now, when its task will be done, or when it will be there
 * @param holds what it is working on until then
 */
public record ReplayWorker(
    Asker asker, String machine, Instant freeAt, Optional<WaitingTask> holds) {

  /** One that has nothing to do from then on. */
  public static ReplayWorker free(Asker asker, String machine, Instant from) {
    return new ReplayWorker(asker, machine, from, Optional.empty());
  }

  ReplayWorker busyWith(WaitingTask task, Instant until) {
    return new ReplayWorker(asker, machine, until, Optional.of(task));
  }
}

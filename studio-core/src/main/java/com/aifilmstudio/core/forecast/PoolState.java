package com.aifilmstudio.core.forecast;

import com.aifilmstudio.core.queue.Replay;
import com.aifilmstudio.core.queue.Replayed;
import com.aifilmstudio.core.queue.Share;
import com.aifilmstudio.core.queue.WaitingTask;
import java.time.Instant;
import java.util.List;

/** A pool at one moment: whose tasks wait, who could do them, and how long they take. */
public record PoolState(
    List<Share> shares, List<WaitingTask> waiting, List<PoolWorker> workers, Timings timings) {

  public PoolState {
    shares = List.copyOf(shares);
    waiting = List.copyOf(waiting);
    workers = List.copyOf(workers);
  }

  Replayed play(Luck luck, Instant now) {
    var present = workers.stream().map(worker -> worker.in(timings, luck, now)).toList();
    return Replay.run(
        new Replay.Queue(shares, waiting, present),
        (task, worker) -> timings.of(task, worker.machine(), luck),
        now);
  }
}

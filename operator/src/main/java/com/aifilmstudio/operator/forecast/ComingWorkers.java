package com.aifilmstudio.operator.forecast;

import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.core.forecast.PoolWorker;
import com.aifilmstudio.core.queue.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Workers that a pool wants and that have not registered yet. Pure. */
final class ComingWorkers {

  /** From the wish for a pod until its worker registers. */
  private static final Duration POD = Duration.ofSeconds(5);

  private ComingWorkers() {}

  /**
   * A pool that has just been given its first work wants a worker, though its status may not say so
   * yet.
   */
  static Stream<PoolWorker> of(
      RenderPool pool, List<PoolWorker> present, int waiting, Duration load, Instant now) {
    var spec = pool.getSpec();
    long wanted = Math.min(spec.workers().max(), Math.max(desired(pool), waiting == 0 ? 0 : 1));
    long staying = present.stream().filter(PoolWorker::takesMore).count();
    var machine = present.stream().map(PoolWorker::machine).findFirst().orElse("");
    return Stream.generate(
            () ->
                new PoolWorker(
                    Asker.of(spec.model().digest(), Math.max(1, spec.worker().gpu().count())),
                    machine,
                    now.plus(POD).plus(load),
                    Optional.empty()))
        .limit(Math.max(0, wanted - staying));
  }

  private static int desired(RenderPool pool) {
    var status = pool.getStatus();
    return status == null || status.workers() == null ? 0 : status.workers().desired();
  }
}

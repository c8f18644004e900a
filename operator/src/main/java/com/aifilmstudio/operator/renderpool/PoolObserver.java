package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.api.v1alpha1.IdleTimeout;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.TimeSpan;
import com.aifilmstudio.core.sizing.ScalingRule;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.BundleRow;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.health.PoolPauses;
import com.aifilmstudio.store.health.Quarantines;
import com.aifilmstudio.store.measure.PoolMeasures;
import com.aifilmstudio.store.task.PoolQueue;
import com.aifilmstudio.store.worker.PoolWorker;
import com.aifilmstudio.store.worker.Workers;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at everything that a pass over a pool needs. */
@Singleton
class PoolObserver {

  private final Database database;
  private final Models models;
  private final InstantSource clock;
  private final StartTroubles troubles = new StartTroubles();

  PoolObserver(Database database, Models models, InstantSource clock) {
    this.database = database;
    this.models = models;
    this.clock = clock;
  }

  PoolMeasures measures(RenderPool pool) {
    return PoolMeasures.of(database.sql(), name(pool));
  }

  RenderPoolObservation observe(RenderPool pool, Collection<Pod> pods, PoolMeasures measures) {
    var now = clock.instant();
    var workers = Workers.ofPool(database.sql(), name(pool));
    var byPod = workers.stream().collect(Collectors.toMap(PoolWorker::podUid, Function.identity()));
    var seen = pods.stream().map(pod -> PodReading.read(pod, byPod)).toList();
    var present = seen.stream().map(PodSeen::uid).collect(Collectors.toSet());
    return new RenderPoolObservation(
        name(pool),
        WorkerPod.revision(pool.getSpec()),
        rule(pool, measures),
        models.look(pool.getSpec().model()),
        seen,
        workers.stream().filter(worker -> !present.contains(worker.podUid())).toList(),
        queue(pool),
        troubles.look(pool.getMetadata().getUid(), seen, now),
        new Trust(
            Quarantines.ofPool(database.sql(), name(pool), now),
            PoolPauses.find(database.sql(), name(pool))),
        now);
  }

  private PoolQueue queue(RenderPool pool) {
    var digest = pool.getSpec().model().digest();
    return switch (pool.getSpec().isolation()) {
      case Shared -> PoolQueue.of(database.sql(), name(pool), digest);
      case Dedicated -> PoolQueue.byFilm(database.sql(), name(pool), digest);
    };
  }

  private ScalingRule rule(RenderPool pool, PoolMeasures measures) {
    var workers = pool.getSpec().workers();
    var scaling = pool.getSpec().scaling();
    return new ScalingRule(
        workers.min(),
        workers.max(),
        workers.standby(),
        scaling.queueWait().duration(),
        idle(scaling.idleTimeout(), pool, measures));
  }

  /** Auto waits as long as loading again would take: at worst twice the best that could be done. */
  private Duration idle(IdleTimeout timeout, RenderPool pool, PoolMeasures measures) {
    return timeout
        .fixed()
        .map(TimeSpan::duration)
        .orElseGet(
            () ->
                seconds(
                    measures
                        .loadSeconds()
                        .orElseGet(
                            () ->
                                Bundles.find(database.sql(), pool.getSpec().model().digest())
                                    .map(BundleRow::bundle)
                                    .map(bundle -> bundle.estimate().loadSeconds())
                                    .orElse(0.0))));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static String name(RenderPool pool) {
    return pool.getMetadata().getNamespace() + "/" + pool.getMetadata().getName();
  }
}

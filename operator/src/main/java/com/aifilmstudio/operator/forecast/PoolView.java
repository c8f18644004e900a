package com.aifilmstudio.operator.forecast;

import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.core.forecast.ComingWorkers;
import com.aifilmstudio.core.forecast.PoolForecast;
import com.aifilmstudio.core.forecast.PoolState;
import com.aifilmstudio.core.forecast.PoolWorker;
import com.aifilmstudio.core.forecast.Timings;
import com.aifilmstudio.core.queue.Asker;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.account.Shares;
import com.aifilmstudio.store.bundle.BundleRow;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.measure.PoolMeasures;
import com.aifilmstudio.store.measure.PoolWorkers;
import com.aifilmstudio.store.measure.Samples;
import com.aifilmstudio.store.task.PoolTasks;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at a pool and plays its queue on. */
@Singleton
class PoolView {

  private final Database database;
  private final KubernetesClient client;
  private final InstantSource clock;

  PoolView(Database database, KubernetesClient client, InstantSource clock) {
    this.database = database;
    this.client = client;
    this.clock = clock;
  }

  PoolForecast forecast(String name) {
    var sql = database.sql();
    var now = clock.instant();
    var pool = pool(name);
    var load = load(name, pool);
    var waiting = PoolTasks.waiting(sql, name);
    var present = PoolWorkers.of(sql, name, load, now).stream().map(PoolWorker::unbound).toList();
    var coming =
        pool.map(it -> coming(it, load).beside(present, waiting.size(), now)).orElse(Stream.of());
    return PoolForecast.of(
        new PoolState(
            Shares.ofPool(sql, name),
            waiting,
            Stream.concat(present.stream(), coming).toList(),
            Timings.of(Samples.ofPool(sql, name))),
        now);
  }

  private static ComingWorkers coming(RenderPool pool, Duration load) {
    var spec = pool.getSpec();
    var status = pool.getStatus();
    return new ComingWorkers(
        Asker.of(spec.model().digest(), Math.max(1, spec.worker().gpu().count())),
        status == null || status.workers() == null ? 0 : status.workers().desired(),
        spec.workers().max(),
        load);
  }

  /** Without the API server nobody can come. */
  private Optional<RenderPool> pool(String name) {
    int slash = name.indexOf('/');
    try {
      return Optional.ofNullable(
          client
              .resources(RenderPool.class)
              .inNamespace(name.substring(0, slash))
              .withName(name.substring(slash + 1))
              .get());
    } catch (KubernetesClientException away) {
      return Optional.empty();
    }
  }

  private Duration load(String name, Optional<RenderPool> pool) {
    double seconds =
        PoolMeasures.loadSeconds(database.sql(), name)
            .orElseGet(
                () ->
                    pool.flatMap(
                            it ->
                                Bundles.find(database.sql(), it.getSpec().model().digest())
                                    .map(BundleRow::bundle))
                        .map(bundle -> bundle.estimate().loadSeconds())
                        .orElse(0.0));
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}

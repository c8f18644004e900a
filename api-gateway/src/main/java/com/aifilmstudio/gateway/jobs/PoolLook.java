package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.forecast.ComingWorkers;
import com.aifilmstudio.core.forecast.PoolState;
import com.aifilmstudio.core.forecast.PoolWorker;
import com.aifilmstudio.core.forecast.Timings;
import com.aifilmstudio.core.queue.Asker;
import com.aifilmstudio.core.queue.WaitingTask;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.account.Shares;
import com.aifilmstudio.store.bundle.BundleRow;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.measure.PoolMeasures;
import com.aifilmstudio.store.measure.PoolWorkers;
import com.aifilmstudio.store.measure.Samples;
import com.aifilmstudio.store.pool.PoolRow;
import com.aifilmstudio.store.pool.Pools;
import com.aifilmstudio.store.task.PoolTasks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pool as it stands, for whoever plays its queue on; all that is needed is in the database. */
@Singleton
class PoolLook {

  private final Database database;

  PoolLook(Database database) {
    this.database = database;
  }

  /** {@code more}: tasks that are not there yet. */
  PoolState at(String name, List<WaitingTask> more, Instant now) {
    var sql = database.sql();
    var pool = Pools.find(sql, name);
    var load = load(name, pool);
    var waiting = Stream.concat(PoolTasks.waiting(sql, name).stream(), more.stream()).toList();
    var present = PoolWorkers.of(sql, name, load, now).stream().map(PoolWorker::unbound).toList();
    var coming =
        pool.map(it -> coming(it, load).beside(present, waiting.size(), now)).orElse(Stream.of());
    return new PoolState(
        Shares.ofPool(sql, name),
        waiting,
        Stream.concat(present.stream(), coming).toList(),
        Timings.of(Samples.ofPool(sql, name)));
  }

  private static ComingWorkers coming(PoolRow pool, Duration load) {
    return new ComingWorkers(
        Asker.of(pool.bundleDigest(), Math.max(1, pool.gpus())),
        pool.wantedWorkers(),
        pool.maxWorkers(),
        load);
  }

  private Duration load(String name, Optional<PoolRow> pool) {
    double seconds =
        PoolMeasures.loadSeconds(database.sql(), name)
            .orElseGet(() -> pool.map(this::promised).orElse(0.0));
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private double promised(PoolRow pool) {
    return Bundles.find(database.sql(), pool.bundleDigest())
        .map(BundleRow::bundle)
        .map(bundle -> bundle.estimate().loadSeconds())
        .orElse(0.0);
  }
}

package com.aifilmstudio.gateway.studio;

import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.health.PoolPause;
import com.aifilmstudio.store.health.PoolPauses;
import com.aifilmstudio.store.health.QuarantinedNode;
import com.aifilmstudio.store.health.Quarantines;
import com.aifilmstudio.store.measure.FarmMeasures;
import com.aifilmstudio.store.pool.PoolRow;
import com.aifilmstudio.store.pool.Pools;
import com.aifilmstudio.store.worker.PoolWorker;
import com.aifilmstudio.store.worker.WorkerState;
import com.aifilmstudio.store.worker.Workers;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The pools, each with its workers and what waits for them. */
@Singleton
class PoolViews {

  private final Database database;
  private final InstantSource clock;

  PoolViews(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All of them. */
  @Schema(name = "PoolList")
  record PoolList(List<Pool> data) {}

  /** One pool. */
  @Schema(name = "Pool")
  record Pool(
      @Schema(examples = "render-system/tinyfilm") String name,
      @Schema(description = "Digest of its model.") String bundle,
      String engine,
      String gpu,
      @Schema(description = "Whether films are ordered for it here.") boolean open,
      WorkerCounts workers,
      @Schema(description = "Shots and cuts that wait.") int waiting,
      @Schema(description = "Why nobody takes anything; absent where somebody does.")
          Optional<Pause> pause,
      @Schema(description = "Machines that get no films.") List<Node> quarantined) {}

  /** How many there are, and are to be. */
  @Schema(name = "WorkerCounts")
  record WorkerCounts(int wanted, int max, int loading, int idle, int busy, int draining) {}

  /** A pool waits for a cause that all its workers share to go away. */
  @Schema(name = "PoolPause")
  record Pause(String code, String message, Instant since, Instant nextTrial) {

    static Pause of(PoolPause pause) {
      return new Pause(pause.code(), pause.message(), pause.since(), pause.nextTrial());
    }
  }

  /** A machine that failed too often. */
  @Schema(name = "QuarantinedNode")
  record Node(String node, String code, String reason, Instant since, Instant nextProbe) {

    static Node of(QuarantinedNode node) {
      return new Node(node.node(), node.code(), node.reason(), node.since(), node.nextProbe());
    }
  }

  PoolList all() {
    var now = clock.instant();
    var queued = FarmMeasures.of(database.sql(), now).queued();
    return new PoolList(
        Pools.all(database.sql()).stream()
            .map(
                pool ->
                    view(
                        pool,
                        queued.stream()
                            .filter(it -> it.pool().equals(pool.name()))
                            .mapToInt(FarmMeasures.QueuedTasks::tasks)
                            .sum(),
                        now))
            .toList());
  }

  private Pool view(PoolRow pool, int waiting, Instant now) {
    var sql = database.sql();
    return new Pool(
        pool.name(),
        pool.bundleDigest(),
        pool.engine(),
        pool.gpu(),
        pool.open(),
        counts(pool, Workers.ofPool(sql, pool.name())),
        waiting,
        PoolPauses.find(sql, pool.name()).map(Pause::of),
        Quarantines.ofPool(sql, pool.name(), now).stream().map(Node::of).toList());
  }

  private static WorkerCounts counts(PoolRow pool, List<PoolWorker> workers) {
    return new WorkerCounts(
        pool.wantedWorkers(),
        pool.maxWorkers(),
        count(workers, WorkerState.Loading),
        count(workers, WorkerState.Idle),
        count(workers, WorkerState.Busy),
        count(workers, WorkerState.Draining));
  }

  private static int count(List<PoolWorker> workers, WorkerState state) {
    return (int) workers.stream().filter(worker -> worker.state() == state).count();
  }
}

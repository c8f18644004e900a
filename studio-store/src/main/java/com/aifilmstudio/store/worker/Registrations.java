package com.aifilmstudio.store.worker;

import static com.aifilmstudio.store.schema.Tables.WORKER;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.health.Gate;
import com.aifilmstudio.store.task.EndedTake;
import com.aifilmstudio.store.task.HandBacks;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Workers come and are known by their key from then on. */
public final class Registrations {

  private final Database database;
  private final InstantSource clock;
  private final HandBacks handBacks;

  public Registrations(Database database, InstantSource clock) {
    this(database, clock, ended -> {});
  }

  /** {@code handedBack} is told of what workers held whose process was started again. */
  public Registrations(Database database, InstantSource clock, Consumer<EndedTake> handedBack) {
    this.database = database;
    this.clock = clock;
    this.handBacks = new HandBacks(database, clock, handedBack);
  }

  /** The id and the key of a worker that has just registered. */
  public record Admitted(WorkerId id, WorkerKey key) {}

  /**
   * Admits the worker of a pod. A pod has one row: when its process registers again, the old key is
   * void and what it held is free; a pod that was to drain still is.
   */
  public Admitted admit(NewWorker worker) {
    var key = WorkerKey.create();
    var now = clock.instant();
    var row = database.sql().newRecord(WORKER);
    row.setPool(worker.pool());
    row.setPod(worker.pod());
    row.setPodUid(worker.podUid());
    row.setNode(worker.node());
    row.setKeySha256(key.sha256());
    row.setRevision(worker.revision());
    row.setBundleDigest(worker.bundleDigest());
    row.setGpu(worker.gpu());
    row.setNumericClass(worker.numericClass());
    row.setEngine(worker.engine());
    row.setGpus(worker.gpus());
    row.setDedicated(worker.dedicated());
    row.setVersion(worker.version());
    row.setRegisteredAt(now);
    row.setReadyAt(null);
    row.setIdleSince(null);
    row.setSeenAt(now);
    var gated = field(Gate.closedFor(val(worker.pool()), val(worker.node())));
    var loading = val(WorkerState.Loading.name());
    var id =
        database
            .sql()
            .insertInto(WORKER)
            .set(row)
            .set(WORKER.ID, WorkerId.create().value())
            .set(WORKER.STATE, loading)
            .set(WORKER.GATED, gated)
            .onConflict(WORKER.POD_UID)
            .doUpdate()
            .set(row)
            .set(WORKER.GATED, gated)
            .set(
                WORKER.STATE,
                when(WORKER.STATE.eq(WorkerState.Draining.name()), WORKER.STATE).otherwise(loading))
            .returning(WORKER.ID)
            .fetchSingle(found -> new WorkerId(found.get(WORKER.ID)));
    handBacks.free(id, "The worker's process was started again.");
    return new Admitted(id, key);
  }

  /** The worker that the key was given to, unless its pod is gone. */
  public Optional<KnownWorker> find(WorkerKey key) {
    return Optional.ofNullable(find(Set.of(key)).get(key));
  }

  /** The workers that the keys were given to, without those whose pods are gone. */
  public Map<WorkerKey, KnownWorker> find(Collection<WorkerKey> keys) {
    Map<String, WorkerKey> byHash = keys.stream().collect(toMap(WorkerKey::sha256, key -> key));
    return database
        .sql()
        .select(WORKER.ID, WORKER.POOL, WORKER.BUNDLE_DIGEST, WORKER.KEY_SHA256)
        .from(WORKER)
        .where(
            WORKER.KEY_SHA256.eq(any(byHash.keySet().toArray(String[]::new))),
            WORKER.STATE.ne(WorkerState.Gone.name()))
        .fetchMap(
            row -> byHash.get(row.value4()),
            row -> new KnownWorker(new WorkerId(row.value1()), row.value2(), row.value3()));
  }
}

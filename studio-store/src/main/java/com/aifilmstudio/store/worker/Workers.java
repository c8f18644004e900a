package com.aifilmstudio.store.worker;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** A pool's workers as its reconciler sees them. */
public final class Workers {

  private Workers() {}

  /** All that are not gone, oldest first. */
  public static List<PoolWorker> ofPool(DSLContext sql, String pool) {
    var holding = field(holding());
    return sql.select(WORKER.fields())
        .select(holding)
        .from(WORKER)
        .where(WORKER.POOL.eq(pool), WORKER.STATE.ne(WorkerState.Gone.name()))
        .orderBy(WORKER.REGISTERED_AT, WORKER.ID)
        .fetch(
            row ->
                new PoolWorker(
                    new WorkerId(row.get(WORKER.ID)),
                    row.get(WORKER.POD),
                    row.get(WORKER.POD_UID),
                    row.get(WORKER.REVISION),
                    row.get(WORKER.NUMERIC_CLASS),
                    WorkerState.valueOf(row.get(WORKER.STATE)),
                    row.get(holding),
                    row.get(WORKER.REGISTERED_AT),
                    Optional.ofNullable(row.get(WORKER.READY_AT)),
                    Optional.ofNullable(row.get(WORKER.IDLE_SINCE)),
                    row.get(WORKER.SEEN_AT)));
  }

  /** How many of them have this model. */
  public static int withBundle(DSLContext sql, String pool, String digest) {
    return sql.fetchCount(
        WORKER,
        WORKER.POOL.eq(pool),
        WORKER.STATE.ne(WorkerState.Gone.name()),
        WORKER.BUNDLE_DIGEST.eq(digest));
  }

  /**
   * Takes a worker out of service if it holds nothing. The update waits for a claim that is under
   * way, because a claim locks its worker's row first: afterwards either the worker is busy and
   * stays, or it never gets another task.
   *
   * @return whether the pod may be deleted now
   */
  public static boolean drainIfIdle(DSLContext tx, String podUid) {
    return drain(tx, podUid, WORKER.STATE.ne(WorkerState.Busy.name()).andNot(holding()));
  }

  /** Takes a worker out of service; what it holds it may finish. */
  public static void drainAfterTask(DSLContext tx, String podUid) {
    drain(tx, podUid, WORKER.STATE.isNotNull());
  }

  private static boolean drain(DSLContext tx, String podUid, Condition when) {
    var drained =
        tx.update(WORKER)
            .set(WORKER.STATE, WorkerState.Draining.name())
            .where(WORKER.POD_UID.eq(podUid), WORKER.STATE.ne(WorkerState.Gone.name()), when)
            .returning(WORKER.ID)
            .fetchOptional(WORKER.ID);
    drained.ifPresent(id -> Hint.WORKER.send(tx, id));
    return drained.isPresent();
  }

  /**
   * Its pod has ended: the key is void, and what it held goes to another worker with the next sweep
   * of leases.
   */
  public static void gone(DSLContext tx, String podUid, Instant now) {
    tx.update(WORKER)
        .set(WORKER.STATE, WorkerState.Gone.name())
        .where(WORKER.POD_UID.eq(podUid))
        .execute();
    tx.update(TASK)
        .set(TASK.LEASE_UNTIL, now)
        .from(WORKER)
        .where(
            TASK.WORKER_ID.eq(WORKER.ID),
            WORKER.POD_UID.eq(podUid),
            TASK.STATE.eq("Leased"),
            TASK.LEASE_UNTIL.gt(now))
        .execute();
  }

  /**
   * Workers that ask for work or hold some are heard of every half minute. One that was not for
   * long is gone, even if its pod still stands; it can register again.
   *
   * @return how many
   */
  public static int sweepSilent(DSLContext sql, Instant before) {
    return sql.update(WORKER)
        .set(WORKER.STATE, WorkerState.Gone.name())
        .where(
            WORKER.STATE.in(WorkerState.Idle.name(), WorkerState.Busy.name()),
            WORKER.SEEN_AT.lt(before),
            holding().not())
        .execute();
  }

  /**
   * Forgets workers that are long gone and that no task names any more: what they rendered tells
   * how long such work takes as long as it is there.
   *
   * @return how many
   */
  public static int forget(DSLContext sql, Instant seenBefore, int limit) {
    var old =
        sql.select(WORKER.ID)
            .from(WORKER)
            .where(
                WORKER.STATE.eq(WorkerState.Gone.name()),
                WORKER.SEEN_AT.lt(seenBefore),
                notExists(selectOne().from(TASK).where(TASK.WORKER_ID.eq(WORKER.ID))))
            .orderBy(WORKER.SEEN_AT)
            .limit(limit)
            .fetch(WORKER.ID);
    return old.isEmpty()
        ? 0
        : sql.deleteFrom(WORKER)
            .where(WORKER.ID.in(old), WORKER.STATE.eq(WorkerState.Gone.name()))
            .execute();
  }

  private static Condition holding() {
    return exists(
        selectOne().from(TASK).where(TASK.WORKER_ID.eq(WORKER.ID), TASK.STATE.eq("Leased")));
  }
}

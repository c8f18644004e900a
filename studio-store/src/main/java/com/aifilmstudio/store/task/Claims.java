package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.ShotId;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.schema.tables.records.TaskRecord;
import com.aifilmstudio.store.schema.tables.records.WorkerRecord;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Workers take tasks. The take is written in the transaction that grants the lease, so an upload or
 * a report can never be older than the record of its attempt.
 *
 * <p>Only ready tasks are claimed; a lease that ran out is made ready by {@link LeaseSweep}. It
 * alone knows whether the studio itself was away, and must be the one place that takes a lease from
 * a worker.
 */
public final class Claims {

  private final Database database;
  private final InstantSource clock;
  private final HandBacks handBacks;

  public Claims(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.handBacks = new HandBacks(database, clock);
  }

  /** The next task for the worker, or word that there is none. */
  public ClaimAnswer claim(WorkerId id) {
    handBacks.free(id, "The worker asked for other work.");
    return database.inTransaction(
        tx -> {
          var now = clock.instant();
          var worker = lockAsFree(tx, id, now);
          if (worker.isEmpty()) {
            return new ClaimAnswer.Drained();
          }
          return next(tx, worker.get(), now)
              .<ClaimAnswer>map(
                  task -> new ClaimAnswer.Claimed(granted(tx, worker.get(), task, now)))
              .orElseGet(ClaimAnswer.Nothing::new);
        });
  }

  /**
   * Locks the worker's row before anything is claimed: a drain of the same worker either comes
   * first and is seen here, or waits and then sees it busy. A worker that asks is free and has its
   * model loaded.
   */
  private static Optional<WorkerRecord> lockAsFree(DSLContext tx, WorkerId id, Instant now) {
    return tx.update(WORKER)
        .set(WORKER.SEEN_AT, now)
        .set(WORKER.READY_AT, coalesce(WORKER.READY_AT, val(now, WORKER.READY_AT)))
        .set(
            WORKER.IDLE_SINCE,
            when(WORKER.STATE.eq(WorkerState.Idle.name()), WORKER.IDLE_SINCE)
                .otherwise(val(now, WORKER.IDLE_SINCE)))
        .set(WORKER.STATE, WorkerState.Idle.name())
        .where(
            WORKER.ID.eq(id.value()),
            WORKER.STATE.notIn(WorkerState.Draining.name(), WorkerState.Gone.name()))
        .returning()
        .fetchOptional();
  }

  /**
   * Assemble before render (the film is nearly there), then priority, age of the job, order in the
   * film. Tasks that another claim has locked are skipped, not waited for, so claims never queue up
   * behind each other.
   */
  private static Optional<TaskRecord> next(DSLContext tx, WorkerRecord worker, Instant now) {
    var best =
        select(TASK.ID)
            .from(TASK)
            .where(
                TASK.POOL.eq(worker.getPool()),
                TASK.STATE.eq(TaskState.Ready.name()),
                TASK.READY_AT.le(now))
            .orderBy(TASK.KIND, TASK.PRIORITY.desc(), TASK.CREATED_AT, TASK.ORDINAL)
            .limit(1)
            .forUpdate()
            .skipLocked();
    return tx.update(TASK)
        .set(TASK.STATE, TaskState.Leased.name())
        .set(TASK.EPOCH, TASK.EPOCH.plus(1))
        .set(TASK.WORKER_ID, worker.getId())
        .set(TASK.LEASE_UNTIL, leaseEnd(now))
        .where(TASK.ID.eq(best))
        .returning()
        .fetchOptional();
  }

  /** One lease time from now. */
  static org.jooq.Field<Instant> leaseEnd(Instant now) {
    return field(
        "{0} + make_interval(secs => {1})",
        TASK.LEASE_UNTIL.getDataType(), val(now, TASK.LEASE_UNTIL), TASK.TTL_SECONDS);
  }

  private static ClaimedTask granted(
      DSLContext tx, WorkerRecord worker, TaskRecord task, Instant now) {
    tx.insertInto(TAKE)
        .set(TAKE.ID, TakeId.create().value())
        .set(TAKE.TASK_ID, task.getId())
        .set(TAKE.EPOCH, task.getEpoch())
        .set(TAKE.JOB_ID, task.getJobId())
        .set(TAKE.SHOT_ID, task.getShotId())
        .set(TAKE.WORKER_ID, worker.getId())
        .set(TAKE.NODE, worker.getNode())
        .set(TAKE.STARTED_AT, now)
        .execute();
    var shot = Optional.ofNullable(task.getShotId()).map(ShotId::new);
    shot.ifPresent(id -> ShotRow.phase(tx, id, "Rendering"));
    tx.update(WORKER)
        .set(WORKER.STATE, WorkerState.Busy.name())
        .setNull(WORKER.IDLE_SINCE)
        .where(WORKER.ID.eq(worker.getId()))
        .execute();
    Hint.JOB.send(tx, task.getJobId());
    return new ClaimedTask(
        new Lease(new TaskId(task.getId()), task.getEpoch(), new WorkerId(worker.getId())),
        shot.isPresent() ? TaskKind.RENDER : TaskKind.ASSEMBLE,
        new JobId(task.getJobId()),
        shot,
        task.getOrdinal(),
        task.getTtlSeconds(),
        Duration.between(task.getReadyAt(), now));
  }
}

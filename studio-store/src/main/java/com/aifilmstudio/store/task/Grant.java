package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.ACCOUNT_POOL;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.schema.tables.records.TaskRecord;
import com.aifilmstudio.store.schema.tables.records.WorkerRecord;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.UpdateResultStep;

/**
 * The lease with all that goes with it, in one statement: the take, the charge of the account, the
 * shot and the worker as they look from now on, and word to whoever follows the job.
 */
final class Grant {

  private static final Name LEASED = name("leased");
  private static final Table<TaskRecord> TASK_LEASED = TASK.as("leased");

  private Grant() {}

  /**
   * The account's first task for this worker. The account's row is locked. Tasks that are being
   * ended or taken up again at this moment are skipped, not waited for: that would be the wrong
   * order of locks.
   */
  static Optional<TaskRecord> first(
      DSLContext tx, WorkerRecord worker, String account, Instant now) {
    return tx.with(LEASED)
        .as(lease(worker, account, now))
        .with(name("taken"))
        .as(take(worker, now))
        .with(name("shown"))
        .as(
            update(SHOT)
                .set(SHOT.PHASE, "Rendering")
                .from(LEASED)
                .where(SHOT.ID.eq(leased(TASK.SHOT_ID)))
                .returning(SHOT.ID))
        .with(name("busy"))
        .as(
            update(WORKER)
                .set(WORKER.STATE, WorkerState.Busy.name())
                .setNull(WORKER.IDLE_SINCE)
                .set(
                    WORKER.JOB_ID,
                    when(WORKER.DEDICATED, leased(TASK.JOB_ID)).otherwise(WORKER.JOB_ID))
                .from(LEASED)
                .where(WORKER.ID.eq(worker.getId()))
                .returning(WORKER.ID))
        .with(name("counted"))
        .as(
            update(ACCOUNT)
                .set(ACCOUNT.RUNNING_GPUS, ACCOUNT.RUNNING_GPUS.plus(worker.getGpus()))
                .from(LEASED)
                .where(ACCOUNT.NAME.eq(leased(TASK.ACCOUNT)))
                .returning(ACCOUNT.NAME))
        .with(name("charged"))
        .as(
            update(ACCOUNT_POOL)
                .set(ACCOUNT_POOL.VTIME, ACCOUNT_POOL.VTIME.plus(leased(TASK.CHARGED_VTIME)))
                .set(ACCOUNT_POOL.SERVED_AT, now)
                .from(LEASED)
                .where(
                    ACCOUNT_POOL.ACCOUNT.eq(leased(TASK.ACCOUNT)),
                    ACCOUNT_POOL.POOL.eq(leased(TASK.POOL)))
                .returning(ACCOUNT_POOL.ACCOUNT))
        .select(TASK_LEASED.fields())
        .select(function("pg_notify", Object.class, val(Hint.JOB.channel()), leased(TASK.JOB_ID)))
        .from(LEASED)
        .fetchOptional()
        .map(row -> row.into(TASK));
  }

  private static UpdateResultStep<TaskRecord> lease(
      WorkerRecord worker, String account, Instant now) {
    var weight = field(select(ACCOUNT.WEIGHT).from(ACCOUNT).where(ACCOUNT.NAME.eq(account)));
    return update(TASK)
        .set(TASK.STATE, TaskState.Leased.name())
        .set(TASK.EPOCH, TASK.EPOCH.plus(1))
        .set(TASK.WORKER_ID, worker.getId())
        .set(TASK.LEASE_UNTIL, Claims.leaseEnd(now))
        .set(TASK.HELD_GPUS, worker.getGpus())
        .set(TASK.CHARGED_VTIME, TASK.GPU_SECONDS.div(weight))
        .where(
            TASK.ID.eq(
                coalesce(
                    first(Suitable.cuts(worker, now).and(TASK.ACCOUNT.eq(account))),
                    first(Suitable.renders(worker, now).and(TASK.ACCOUNT.eq(account))))))
        .returning();
  }

  /** {@code TaskOrder.INSIDE_ACCOUNT}; written so that it is the order of the index. */
  private static Field<String> first(Condition suitable) {
    return field(
        select(TASK.ID)
            .from(TASK)
            .where(suitable)
            .orderBy(
                TASK.PRIORITY.desc(),
                TASK.LATEST_START,
                TASK.CREATED_AT,
                TASK.ORDINAL,
                TASK.READY_AT)
            .limit(1)
            .forUpdate()
            .skipLocked());
  }

  private static ResultQuery<?> take(WorkerRecord worker, Instant now) {
    return insertInto(
            TAKE,
            TAKE.ID,
            TAKE.TASK_ID,
            TAKE.EPOCH,
            TAKE.JOB_ID,
            TAKE.SHOT_ID,
            TAKE.POOL,
            TAKE.WORKER_ID,
            TAKE.NODE,
            TAKE.STARTED_AT)
        .select(
            select(
                    val(TakeId.create().value()),
                    leased(TASK.ID),
                    leased(TASK.EPOCH),
                    leased(TASK.JOB_ID),
                    leased(TASK.SHOT_ID),
                    leased(TASK.POOL),
                    val(worker.getId()),
                    val(worker.getNode()),
                    val(now, TAKE.STARTED_AT))
                .from(LEASED))
        .returning(TAKE.ID);
  }

  private static <T> Field<T> leased(Field<T> column) {
    return TASK_LEASED.field(column);
  }
}

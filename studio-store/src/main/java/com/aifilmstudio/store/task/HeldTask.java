package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.HOLD;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.any;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.money.Hold;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.ShotId;
import com.aifilmstudio.store.TakeId;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.account.Charges.Charge;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.take.TakeOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/** A task that was claimed at least once, with its present take, its worker and its job's wish. */
record HeldTask(
    TaskId id,
    JobId job,
    Optional<ShotId> shot,
    String pool,
    TaskState state,
    int epoch,
    WorkerId worker,
    Instant leaseUntil,
    int ttlSeconds,
    Instant startedAt,
    Optional<TakeOutcome> outcome,
    boolean reportedComplete,
    int gpus,
    double promisedGpuSeconds,
    double reportedGpuSeconds,
    Wish wish,
    int maxAttempts,
    String qualityPolicy,
    String node,
    Charge charge,
    TakeId take,
    Optional<Hold> hold,
    boolean stoppedByOwner,
    Traits traits) {

  /** What never changes of a task and of the worker that has it; the first two are a shot's. */
  record Traits(String shotName, String recipe, String numericClass, Instant jobCreatedAt) {}

  /** As it is now; it may change at once. */
  static Optional<HeldTask> look(DSLContext sql, TaskId id) {
    return Optional.ofNullable(look(sql, Set.of(id)).get(id));
  }

  /** Those of the tasks that were claimed at least once. */
  static Map<TaskId, HeldTask> look(DSLContext sql, Set<TaskId> ids) {
    return select(sql)
        .where(TASK.ID.eq(any(ids.stream().map(TaskId::value).toArray(String[]::new))))
        .fetch(HeldTask::of)
        .stream()
        .collect(Collectors.toMap(HeldTask::id, Function.identity()));
  }

  /**
   * As it stays until the end of the transaction. The job's row is locked first (see the package's
   * order of locks): it serialises the ends of a job's tasks, so that events are numbered without
   * gaps and exactly one of two workers that finish together sees the job as rendered.
   */
  static Optional<HeldTask> lock(DSLContext tx, TaskId id) {
    return Optional.ofNullable(lock(tx, Set.of(id)).get(id));
  }

  /** Like {@link #lock(DSLContext, TaskId)}; jobs and tasks in order, so that two can do it. */
  static Map<TaskId, HeldTask> lock(DSLContext tx, Set<TaskId> ids) {
    var these = TASK.ID.eq(any(ids.stream().map(TaskId::value).toArray(String[]::new)));
    tx.select(JOB.ID)
        .from(JOB)
        .where(JOB.ID.in(tx.select(TASK.JOB_ID).from(TASK).where(these)))
        .orderBy(JOB.ID)
        .forNoKeyUpdate()
        .fetch();
    tx.select(TASK.ID).from(TASK).where(these).orderBy(TASK.ID).forUpdate().fetch();
    // A statement of its own: it must see what the holder of the locks before us has committed.
    return look(tx, ids);
  }

  Standing standing(Lease lease) {
    return Standing.of(state, epoch, Optional.of(worker.value()), outcome, lease);
  }

  Optional<HeldShot> heldShot() {
    return shot.map(id -> new HeldShot(job, id, traits.shotName()));
  }

  boolean wanted() {
    return wish.wanted();
  }

  Lease lease() {
    return new Lease(id, epoch, worker);
  }

  /** GPU time of the take: as reported, but never more than passed on all its worker's GPUs. */
  GpuTime gpuTime(double reportedSeconds, Instant now) {
    return GpuTime.of(reportedSeconds, Duration.between(startedAt, now), gpus);
  }

  private static SelectOnConditionStep<Record> select(DSLContext sql) {
    return sql.select(TASK.fields())
        .select(TAKE.STARTED_AT, TAKE.OUTCOME, TAKE.METRICS, WORKER.GPUS, PROGRESS.GPU_SECONDS)
        .select(WORKER.NODE, WORKER.NUMERIC_CLASS, SHOT.NAME, SHOT.RECIPE, JOB.CREATED_AT)
        .select(Wish.UNWANTED, Wish.PAUSED, Wish.PARKED, JOB.MAX_ATTEMPTS, JOB.QUALITY)
        .select(TAKE.ID, JOB.DESIRED_STATE, JOB.ENDING_CODE)
        .select(HOLD.fields())
        .from(TASK)
        .join(JOB)
        .on(JOB.ID.eq(TASK.JOB_ID))
        .join(TAKE)
        .on(TAKE.TASK_ID.eq(TASK.ID), TAKE.EPOCH.eq(TASK.EPOCH))
        .join(WORKER)
        .on(WORKER.ID.eq(TASK.WORKER_ID))
        .leftJoin(SHOT)
        .on(SHOT.ID.eq(TASK.SHOT_ID))
        .leftJoin(PROGRESS)
        .on(PROGRESS.TASK_ID.eq(TASK.ID), PROGRESS.EPOCH.eq(TASK.EPOCH))
        .leftJoin(HOLD)
        .on(HOLD.JOB_ID.eq(TASK.JOB_ID));
  }

  private static HeldTask of(Record row) {
    var reported = row.get(PROGRESS.GPU_SECONDS);
    return new HeldTask(
        new TaskId(row.get(TASK.ID)),
        new JobId(row.get(TASK.JOB_ID)),
        Optional.ofNullable(row.get(TASK.SHOT_ID)).map(ShotId::new),
        row.get(TASK.POOL),
        TaskState.valueOf(row.get(TASK.STATE)),
        row.get(TASK.EPOCH),
        new WorkerId(row.get(TASK.WORKER_ID)),
        row.get(TASK.LEASE_UNTIL),
        row.get(TASK.TTL_SECONDS),
        row.get(TAKE.STARTED_AT),
        Optional.ofNullable(row.get(TAKE.OUTCOME)).map(TakeOutcome::valueOf),
        row.get(TAKE.METRICS) != null,
        row.get(WORKER.GPUS),
        row.get(TASK.GPU_SECONDS),
        reported == null ? 0 : reported,
        Wish.of(row),
        row.get(JOB.MAX_ATTEMPTS),
        row.get(JOB.QUALITY),
        row.get(WORKER.NODE),
        new Charge(
            row.get(TASK.ID),
            row.get(TASK.ACCOUNT),
            row.get(TASK.POOL),
            row.get(TASK.HELD_GPUS),
            row.get(TASK.CHARGED_VTIME)),
        new TakeId(row.get(TAKE.ID)),
        Holds.in(row),
        stoppedByOwner(row),
        new Traits(
            row.get(SHOT.NAME),
            row.get(SHOT.RECIPE),
            row.get(WORKER.NUMERIC_CLASS),
            row.get(JOB.CREATED_AT)));
  }

  /** The film pauses or ends because its owner wants so, has no money, or met his own limit. */
  private static boolean stoppedByOwner(Record row) {
    return row.get(Wish.PAUSED)
        || row.get(JOB.DESIRED_STATE).equals("Canceled")
        || Optional.ofNullable(row.get(JOB.ENDING_CODE))
            .flatMap(FailureCode::find)
            .filter(code -> code.blame() == Blame.USER)
            .isPresent();
  }
}

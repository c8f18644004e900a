package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.account.Accounts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** A job's tasks as its reconciler sees them; each call is part of the caller's transaction. */
public final class Tasks {

  private Tasks() {}

  /**
   * One render task for each of the job's shots that is not finished yet. Called with no shots left
   * to render (all of them were reused) it makes the assemble task.
   */
  public static void enqueueRender(
      DSLContext tx, JobId job, List<ShotTask> shots, int leaseSeconds, Instant now) {
    var order =
        tx.select(JOB.POOL, JOB.ACCOUNT, JOB.BUNDLE_DIGEST, JOB.PRIORITY, JOB.CREATED_AT)
            .select(JOB.DEADLINE)
            .from(JOB)
            .where(JOB.ID.eq(job.value()))
            .forNoKeyUpdate()
            .fetchSingle();
    var rows =
        shots.stream()
            .map(
                shot -> {
                  var row = tx.newRecord(TASK);
                  row.setId(TaskId.create().value());
                  row.setJobId(job.value());
                  row.setShotId(shot.shot().value());
                  row.setKind("render");
                  row.setPool(order.get(JOB.POOL));
                  row.setAccount(order.get(JOB.ACCOUNT));
                  row.setBundleDigest(order.get(JOB.BUNDLE_DIGEST));
                  row.setPriority(order.get(JOB.PRIORITY));
                  row.setOrdinal(shot.ordinal());
                  row.setCreatedAt(order.get(JOB.CREATED_AT)); // age is the job's
                  row.setReadyAt(now);
                  row.setState(TaskState.Ready.name());
                  row.setTtlSeconds(leaseSeconds);
                  row.setGpuSeconds(shot.gpuSeconds());
                  row.setShape(shot.shape());
                  return row;
                })
            .toList();
    Accounts.enter(tx, order.get(JOB.ACCOUNT), order.get(JOB.POOL));
    tx.batchInsert(rows).execute();
    keepDue(tx, job, order.get(JOB.DEADLINE));
    if (rows.isEmpty()) {
      enqueueAssembleIfRendered(tx, job, leaseSeconds, now);
    } else {
      Hint.TASK.send(tx, order.get(JOB.POOL));
    }
  }

  /** The assemble tasks of those films that had their last shot with one of these tasks. */
  static void enqueueAssembleIfRendered(DSLContext tx, Collection<HeldTask> ended, Instant now) {
    var leaseSeconds =
        ended.stream().collect(toMap(HeldTask::job, HeldTask::ttlSeconds, Math::max));
    tx.select(JOB.ID)
        .from(JOB)
        .where(
            JOB.ID.eq(any(leaseSeconds.keySet().stream().map(JobId::value).toArray(String[]::new))),
            notExists(
                selectOne()
                    .from(SHOT)
                    .where(SHOT.JOB_ID.eq(JOB.ID), SHOT.PHASE.notIn("Succeeded", "Failed"))))
        .orderBy(JOB.ID)
        .fetch(row -> new JobId(row.value1()))
        .forEach(job -> enqueueAssembleIfRendered(tx, job, leaseSeconds.get(job), now));
  }

  /**
   * The assemble task, if every shot is there, or fails within what the film allows, and the film
   * is still wanted. A film of nothing but failed shots is none. The job's row is locked first: two
   * workers that finish the last two shots at once would each still see the other's as unfinished,
   * or both see none.
   */
  static void enqueueAssembleIfRendered(DSLContext tx, JobId job, int leaseSeconds, Instant now) {
    var order =
        tx.select(
                JOB.POOL,
                JOB.ACCOUNT,
                JOB.BUNDLE_DIGEST,
                JOB.PRIORITY,
                JOB.CREATED_AT,
                JOB.MAX_FAILED_SHOTS,
                JOB.DEADLINE)
            .select(Wish.UNWANTED, Wish.PAUSED, Wish.PARKED)
            .from(JOB)
            .where(JOB.ID.eq(job.value()))
            .forNoKeyUpdate()
            .fetchOptional();
    if (order.isEmpty() || !Wish.of(order.get()).wanted()) {
      return;
    }
    var ofJob = SHOT.JOB_ID.eq(job.value());
    var readyToCut =
        tx.fetchExists(
            selectOne()
                .where(
                    exists(selectOne().from(SHOT).where(ofJob, SHOT.PHASE.eq("Succeeded"))),
                    notExists(
                        selectOne()
                            .from(SHOT)
                            .where(ofJob, SHOT.PHASE.notIn("Succeeded", "Failed"))),
                    field(selectCount().from(SHOT).where(ofJob, SHOT.PHASE.eq("Failed")))
                        .le(order.get().get(JOB.MAX_FAILED_SHOTS)),
                    notExists(
                        selectOne()
                            .from(TASK)
                            .where(TASK.JOB_ID.eq(job.value()), TASK.KIND.eq("assemble")))));
    if (!readyToCut) {
      return;
    }
    tx.insertInto(TASK)
        .set(TASK.ID, TaskId.create().value())
        .set(TASK.JOB_ID, job.value())
        .set(TASK.KIND, "assemble")
        .set(TASK.POOL, order.get().get(JOB.POOL))
        .set(TASK.ACCOUNT, order.get().get(JOB.ACCOUNT))
        .set(TASK.BUNDLE_DIGEST, order.get().get(JOB.BUNDLE_DIGEST))
        .set(TASK.PRIORITY, order.get().get(JOB.PRIORITY))
        .set(TASK.ORDINAL, 0)
        .set(TASK.CREATED_AT, order.get().get(JOB.CREATED_AT))
        .set(TASK.READY_AT, now)
        .set(TASK.STATE, Wish.of(order.get()).waiting().name())
        .set(TASK.TTL_SECONDS, leaseSeconds)
        .execute();
    keepDue(tx, job, order.get().get(JOB.DEADLINE));
    Hint.TASK.send(tx, order.get().get(JOB.POOL));
  }

  /**
   * Nobody claims the job's tasks any more. Leased ones stay leased until their worker hears of it
   * with its next beat and hands them back, or its lease runs out.
   *
   * @return how many are still held by a worker
   */
  public static int cancelAll(DSLContext tx, JobId job) {
    tx.update(TASK)
        .set(TASK.STATE, TaskState.Canceled.name())
        .where(TASK.JOB_ID.eq(job.value()), waiting())
        .execute();
    tx.update(SHOT)
        .set(SHOT.PHASE, "Canceled")
        .where(SHOT.JOB_ID.eq(job.value()), SHOT.PHASE.eq("Queued"))
        .execute();
    return held(tx, job);
  }

  /** How many of the job's tasks a worker holds. */
  public static int held(DSLContext tx, JobId job) {
    return tx.fetchCount(TASK, TASK.JOB_ID.eq(job.value()), TASK.STATE.eq(TaskState.Leased.name()));
  }

  /**
   * A job's new priority counts for all its tasks that are not done, also those that a worker
   * holds: one that is handed back is claimed again.
   */
  public static void prioritise(DSLContext tx, JobId job, int priority) {
    tx.update(TASK)
        .set(TASK.PRIORITY, priority)
        .where(TASK.JOB_ID.eq(job.value()), waiting().or(TASK.STATE.eq(TaskState.Leased.name())))
        .execute();
  }

  /**
   * When the job's tasks must begin to be done by the deadline, each with what it takes itself;
   * decides between films of one account and priority. Empty: there is none.
   */
  public static void due(DSLContext tx, JobId job, Optional<Instant> deadline) {
    var latest =
        field(
            "{0}::timestamptz - make_interval(secs => {1})",
            TASK.LATEST_START.getDataType(),
            val(deadline.orElse(null), TASK.LATEST_START),
            TASK.GPU_SECONDS);
    tx.update(TASK)
        .set(TASK.LATEST_START, latest)
        .where(TASK.JOB_ID.eq(job.value()), waiting().or(TASK.STATE.eq(TaskState.Leased.name())))
        .execute();
  }

  private static void keepDue(DSLContext tx, JobId job, Instant deadline) {
    if (deadline != null) {
      due(tx, job, Optional.of(deadline));
    }
  }

  /**
   * Takes the job's tasks off the queue or puts them back, as its row says. The caller has changed
   * and so locked that row: an end of one of the tasks comes before or sees the change. A task that
   * a claim takes at this moment is leased and stays so; its worker hears of it with its next beat.
   */
  public static void follow(DSLContext tx, JobId job) {
    var order =
        tx.select(JOB.POOL, JOB.ACCOUNT, Wish.UNWANTED, Wish.PAUSED, Wish.PARKED)
            .from(JOB)
            .where(JOB.ID.eq(job.value()))
            .fetchSingle();
    var wish = Wish.of(order);
    if (wish.offered()) {
      Accounts.enter(tx, order.get(JOB.ACCOUNT), order.get(JOB.POOL));
    }
    int moved =
        tx.update(TASK)
            .set(TASK.STATE, wish.waiting().name())
            .where(TASK.JOB_ID.eq(job.value()), waiting(), TASK.STATE.ne(wish.waiting().name()))
            .execute();
    if (moved > 0 && wish.offered()) {
      Hint.TASK.send(tx, order.get(JOB.POOL));
    }
  }

  /** Until the end of the transaction no waiting task of the job can be claimed. */
  public static void lockWaiting(DSLContext tx, JobId job) {
    tx.select(JOB.ID).from(JOB).where(JOB.ID.eq(job.value())).forNoKeyUpdate().fetch();
    tx.select(TASK.ID)
        .from(TASK)
        .where(TASK.JOB_ID.eq(job.value()), waiting())
        .orderBy(TASK.ID)
        .forUpdate()
        .fetch();
  }

  /** When the first of the job's waiting tasks may be claimed. */
  public static Optional<Instant> notBefore(DSLContext sql, JobId job) {
    return sql.select(min(TASK.READY_AT))
        .from(TASK)
        .where(TASK.JOB_ID.eq(job.value()), TASK.STATE.eq(TaskState.Ready.name()))
        .fetchOptional(min(TASK.READY_AT));
  }

  private static Condition waiting() {
    return TASK.STATE.in(TaskState.Ready.name(), TaskState.Parked.name());
  }

  /**
   * The first task that failed for good, with what its last take said; a failed cut before any
   * shot, because no film can do without it.
   */
  public static Optional<TaskFailure> firstFailure(DSLContext tx, JobId job) {
    return tx.select(SHOT.NAME, TAKE.CODE, TAKE.MESSAGE)
        .from(TASK)
        .join(TAKE)
        .on(TAKE.TASK_ID.eq(TASK.ID), TAKE.EPOCH.eq(TASK.EPOCH))
        .leftJoin(SHOT)
        .on(SHOT.ID.eq(TASK.SHOT_ID))
        .where(TASK.JOB_ID.eq(job.value()), TASK.STATE.eq(TaskState.Failed.name()))
        .orderBy(TASK.KIND, TAKE.ENDED_AT)
        .limit(1)
        .fetchOptional(
            row ->
                new TaskFailure(
                    Optional.ofNullable(row.get(SHOT.NAME)),
                    row.get(TAKE.CODE),
                    row.get(TAKE.MESSAGE)));
  }
}

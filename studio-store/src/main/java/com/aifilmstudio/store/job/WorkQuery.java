package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.Work.Cut;
import com.aifilmstudio.store.task.TaskState;
import com.aifilmstudio.store.task.Tasks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Counts the shots and tasks of a job. */
public final class WorkQuery {

  private static final Condition FOUND_SOMETHING =
      condition("jsonb_array_length({0}::jsonb -> 'findings') > 0", SHOT.QUALITY);

  private static final Set<TaskState> WAITING = Set.of(TaskState.Ready, TaskState.Parked);

  private WorkQuery() {}

  /** A lease that ran out before {@code now} is not held, even if nobody has claimed it again. */
  public static Work ofJob(DSLContext sql, JobId job, Instant now) {
    var shots = shots(sql, job);
    var tasks = openTasks(sql, job, now);
    var takes = takes(sql, job);
    int rendering = (int) tasks.stream().filter(t -> t.held() && t.render()).count();
    int over = shots.succeeded() + shots.failed() + shots.canceled();
    double partly =
        tasks.stream().filter(t -> t.held() && t.render()).mapToDouble(Open::part).sum();
    double running = tasks.stream().filter(Open::held).mapToDouble(Open::gpuSeconds).sum();
    return new Work(
        shots.all(),
        Math.max(0, shots.all() - over - rendering),
        rendering,
        shots.succeeded(),
        shots.failed(),
        shots.reused(),
        shots.findings(),
        (int) tasks.stream().filter(Open::held).count(),
        (int) tasks.stream().filter(t -> WAITING.contains(t.state())).count(),
        cut(tasks),
        shots.all() == 0 ? 0 : (shots.succeeded() + partly) / shots.all(),
        takes.gpuMillis() + Math.round(running * 1000),
        takes.budgetMillis() + Math.round(running * 1000),
        takes.first(),
        tasks.stream()
            .filter(Open::held)
            .flatMap(t -> t.leaseUntil().stream())
            .min(Instant::compareTo),
        anyFailed(shots, tasks)
            ? Tasks.firstFailure(sql, job)
                .map(f -> new Work.Failure(f.shot(), f.code(), f.message()))
            : Optional.empty(),
        shots.mayBeMissing());
  }

  /** Most films never have a failure to ask for. */
  private static boolean anyFailed(Shots shots, List<Open> tasks) {
    return shots.failed() > 0 || tasks.stream().anyMatch(t -> t.state() == TaskState.Failed);
  }

  private record Shots(
      int all,
      int succeeded,
      int failed,
      int canceled,
      int reused,
      int findings,
      int mayBeMissing) {}

  private static Shots shots(DSLContext sql, JobId job) {
    var succeeded = SHOT.PHASE.eq("Succeeded");
    return sql.select(
            count(),
            count().filterWhere(succeeded),
            count().filterWhere(SHOT.PHASE.eq("Failed")),
            count().filterWhere(SHOT.PHASE.eq("Canceled")),
            count().filterWhere(succeeded.and(SHOT.REUSED)),
            count().filterWhere(succeeded.and(FOUND_SOMETHING)),
            field(select(JOB.MAX_FAILED_SHOTS).from(JOB).where(JOB.ID.eq(job.value()))))
        .from(SHOT)
        .where(SHOT.JOB_ID.eq(job.value()))
        .fetchSingle(
            r ->
                new Shots(
                    r.value1(),
                    r.value2(),
                    r.value3(),
                    r.value4(),
                    r.value5(),
                    r.value6(),
                    Optional.ofNullable(r.value7()).orElse(0)));
  }

  /** A task that is not a finished shot's. */
  private record Open(
      boolean render,
      TaskState state,
      boolean held,
      Optional<Instant> leaseUntil,
      double part,
      double gpuSeconds) {}

  private static List<Open> openTasks(DSLContext sql, JobId job, Instant now) {
    return sql.select(TASK.KIND, TASK.STATE, TASK.LEASE_UNTIL)
        .select(PROGRESS.STEP, PROGRESS.STEPS, PROGRESS.GPU_SECONDS)
        .from(TASK)
        .leftJoin(PROGRESS)
        .on(PROGRESS.TASK_ID.eq(TASK.ID), PROGRESS.EPOCH.eq(TASK.EPOCH))
        .where(
            TASK.JOB_ID.eq(job.value()),
            TASK.KIND.eq("assemble").or(TASK.STATE.in("Ready", "Parked", "Leased")))
        .fetch(row -> open(row, now));
  }

  private static Open open(Record row, Instant now) {
    var state = TaskState.valueOf(row.get(TASK.STATE));
    var until = Optional.ofNullable(row.get(TASK.LEASE_UNTIL));
    boolean held = state == TaskState.Leased && until.filter(now::isBefore).isPresent();
    int steps = Optional.ofNullable(row.get(PROGRESS.STEPS)).orElse(0);
    return new Open(
        row.get(TASK.KIND).equals("render"),
        state,
        held,
        until,
        steps == 0 ? 0 : Math.min(1.0, (double) row.get(PROGRESS.STEP) / steps),
        Optional.ofNullable(row.get(PROGRESS.GPU_SECONDS)).orElse(0.0));
  }

  private static Cut cut(List<Open> tasks) {
    return tasks.stream()
        .filter(task -> !task.render())
        .findFirst()
        .map(
            task ->
                switch (task.state()) {
                  case Ready, Parked -> Cut.READY;
                  case Leased -> task.held() ? Cut.LEASED : Cut.READY;
                  case Done -> Cut.DONE;
                  case Failed -> Cut.FAILED;
                  case Canceled -> Cut.NONE;
                })
        .orElse(Cut.NONE);
  }

  private record Takes(long gpuMillis, long budgetMillis, Optional<Instant> first) {}

  /**
   * Time that its owner answers for: of takes that came to a result, failed by what was ordered, or
   * were stopped by a wish. What an eviction or a broken machine has wasted is not.
   */
  private static final Condition OF_ITS_OWNER =
      TAKE.BLAME
          .isNull()
          .or(TAKE.BLAME.in(Blame.USER.word(), Blame.JOB.word()))
          .or(TAKE.CODE.in(FailureCode.TASK_PAUSED.code(), FailureCode.TASK_CANCELED.code()));

  private static Takes takes(DSLContext sql, JobId job) {
    return sql.select(
            sum(TAKE.GPU_MILLIS),
            sum(TAKE.GPU_MILLIS).filterWhere(OF_ITS_OWNER),
            min(TAKE.STARTED_AT))
        .from(TAKE)
        .where(TAKE.JOB_ID.eq(job.value()))
        .fetchSingle(
            r ->
                new Takes(orZero(r.value1()), orZero(r.value2()), Optional.ofNullable(r.value3())));
  }

  private static long orZero(BigDecimal sum) {
    return sum == null ? 0 : sum.longValue();
  }
}

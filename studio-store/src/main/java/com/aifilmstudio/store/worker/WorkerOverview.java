package com.aifilmstudio.store.worker;

import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** A worker as somebody who looks after the studio sees it. */
public record WorkerOverview(
    WorkerId id,
    String pool,
    String pod,
    String node,
    String gpu,
    String version,
    WorkerState state,
    Instant registeredAt,
    Instant seenAt,
    Optional<Work> work) {

  /**
   * What it has.
   *
   * @param shot empty for a cut
   * @param stage empty until its first beat
   */
  public record Work(
      JobId job, Optional<String> shot, Optional<String> stage, int step, int steps) {}

  /** All that are not gone, pool by pool, the oldest first. */
  public static List<WorkerOverview> all(DSLContext sql, int limit) {
    return sql.select(WORKER.fields())
        .select(TASK.JOB_ID, SHOT.NAME, PROGRESS.PHASE, PROGRESS.STEP, PROGRESS.STEPS)
        .from(WORKER)
        .leftJoin(TASK)
        .on(TASK.WORKER_ID.eq(WORKER.ID), TASK.STATE.eq("Leased"))
        .leftJoin(SHOT)
        .on(SHOT.ID.eq(TASK.SHOT_ID))
        .leftJoin(PROGRESS)
        .on(PROGRESS.TASK_ID.eq(TASK.ID), PROGRESS.EPOCH.eq(TASK.EPOCH))
        .where(WORKER.STATE.ne(WorkerState.Gone.name()))
        .orderBy(WORKER.POOL, WORKER.REGISTERED_AT, WORKER.ID)
        .limit(limit)
        .fetch(WorkerOverview::of);
  }

  private static WorkerOverview of(Record row) {
    return new WorkerOverview(
        new WorkerId(row.get(WORKER.ID)),
        row.get(WORKER.POOL),
        row.get(WORKER.POD),
        row.get(WORKER.NODE),
        row.get(WORKER.GPU),
        row.get(WORKER.VERSION),
        WorkerState.valueOf(row.get(WORKER.STATE)),
        row.get(WORKER.REGISTERED_AT),
        row.get(WORKER.SEEN_AT),
        Optional.ofNullable(row.get(TASK.JOB_ID)).map(job -> work(row, new JobId(job))));
  }

  private static Work work(Record row, JobId job) {
    return new Work(
        job,
        Optional.ofNullable(row.get(SHOT.NAME)),
        Optional.ofNullable(row.get(PROGRESS.PHASE)),
        Optional.ofNullable(row.get(PROGRESS.STEP)).orElse(0),
        Optional.ofNullable(row.get(PROGRESS.STEPS)).orElse(0));
  }
}

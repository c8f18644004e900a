package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.store.JobId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * A shot as a viewer sees it now. {@code stage}, {@code step} and {@code worker} (its pod) are
 * those of the worker that holds it; {@code gpuSeconds} are all that it has used so far; {@code
 * quality} is what was seen in its frames once they are there.
 */
public record ShotProgress(
    String id,
    int ordinal,
    String name,
    String phase,
    Optional<String> stage,
    int step,
    int steps,
    Optional<String> worker,
    int attempts,
    boolean reused,
    double gpuSeconds,
    Optional<String> code,
    Optional<String> message,
    Optional<QualityReport> quality) {

  /** All shots of a job in the film's order. */
  public static List<ShotProgress> ofJob(DSLContext sql, JobId job) {
    var used =
        field(
            select(coalesce(sum(TAKE.GPU_MILLIS), val(BigDecimal.ZERO)))
                .from(TAKE)
                .where(TAKE.JOB_ID.eq(job.value()), TAKE.SHOT_ID.eq(SHOT.ID)));
    return sql.select(SHOT.fields())
        .select(PROGRESS.PHASE, PROGRESS.STEP, PROGRESS.STEPS, PROGRESS.GPU_SECONDS, WORKER.POD)
        .select(used)
        .from(SHOT)
        .leftJoin(TASK)
        .on(
            TASK.JOB_ID.eq(job.value()),
            TASK.SHOT_ID.eq(SHOT.ID),
            TASK.STATE.eq(TaskState.Leased.name()))
        .leftJoin(PROGRESS)
        .on(PROGRESS.TASK_ID.eq(TASK.ID), PROGRESS.EPOCH.eq(TASK.EPOCH))
        .leftJoin(WORKER)
        .on(WORKER.ID.eq(TASK.WORKER_ID))
        .where(SHOT.JOB_ID.eq(job.value()))
        .orderBy(SHOT.ORDINAL)
        .fetch(
            row ->
                new ShotProgress(
                    row.get(SHOT.ID),
                    row.get(SHOT.ORDINAL),
                    row.get(SHOT.NAME),
                    row.get(SHOT.PHASE),
                    Optional.ofNullable(row.get(PROGRESS.PHASE)),
                    orZero(row.get(PROGRESS.STEP)),
                    orZero(row.get(PROGRESS.STEPS)),
                    Optional.ofNullable(row.get(WORKER.POD)),
                    row.get(SHOT.ATTEMPTS),
                    row.get(SHOT.REUSED),
                    row.get(used).doubleValue() / 1000 + orZero(row.get(PROGRESS.GPU_SECONDS)),
                    Optional.ofNullable(row.get(SHOT.CODE)),
                    Optional.ofNullable(row.get(SHOT.MESSAGE)),
                    Optional.ofNullable(row.get(SHOT.QUALITY))
                        .map(text -> Json.read(text, QualityReport.class))));
  }

  private static int orZero(Integer number) {
    return number == null ? 0 : number;
  }

  private static double orZero(Double number) {
    return number == null ? 0 : number;
  }
}

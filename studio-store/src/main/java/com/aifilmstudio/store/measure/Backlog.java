package com.aifilmstudio.store.measure;

import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.store.JobId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.DSLContext;

/**
 * What a pool must still render until a job is done, in promised GPU-seconds: the rest of its own
 * shots, and those of jobs that came before it.
 */
public record Backlog(double own, double ahead) {

  public static Backlog of(DSLContext sql, JobId job, String pool, Instant createdAt) {
    var done =
        coalesce(
            field(
                "least(1.0, {0}::float8 / {1})",
                Double.class, PROGRESS.STEP, nullif(PROGRESS.STEPS, val(0))),
            val(0.0));
    var rest = TASK.GPU_SECONDS.times(val(1.0).minus(done));
    var own = TASK.JOB_ID.eq(job.value());
    return sql.select(sum(when(own, rest)), sum(when(own.not(), rest)))
        .from(TASK)
        .leftJoin(PROGRESS)
        .on(PROGRESS.TASK_ID.eq(TASK.ID), PROGRESS.EPOCH.eq(TASK.EPOCH))
        .where(
            // Each in the words of its index.
            (TASK.POOL.eq(pool).and(TASK.STATE.eq("Ready")))
                .or(TASK.POOL.eq(pool).and(TASK.STATE.eq("Leased"))),
            TASK.KIND.eq("render"),
            own.or(TASK.CREATED_AT.lt(createdAt)))
        .fetchSingle(row -> new Backlog(orZero(row.value1()), orZero(row.value2())));
  }

  private static double orZero(BigDecimal sum) {
    return sum == null ? 0 : sum.doubleValue();
  }
}

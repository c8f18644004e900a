package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.DSLContext;

/** Work that waits for a pool. Tasks in back-off count: a worker will be needed for them. */
public record PoolQueue(int jobs, int tasks, int shots, double gpuSeconds) {

  public static PoolQueue of(DSLContext sql, String pool) {
    return sql.select(
            countDistinct(TASK.JOB_ID),
            count(),
            count(TASK.SHOT_ID),
            coalesce(sum(TASK.GPU_SECONDS), val(BigDecimal.ZERO)))
        .from(TASK)
        .where(TASK.POOL.eq(pool), TASK.STATE.eq(TaskState.Ready.name()))
        .fetchSingle(
            row ->
                new PoolQueue(
                    row.value1(), row.value2(), row.value3(), row.value4().doubleValue()));
  }

  /** How many tasks a worker could claim now; counts no further than {@code limit}. */
  public static int claimable(DSLContext sql, String pool, int limit, Instant now) {
    return sql.fetchCount(
        selectOne()
            .from(TASK)
            .where(TASK.POOL.eq(pool), TASK.STATE.eq(TaskState.Ready.name()), TASK.READY_AT.le(now))
            .limit(limit));
  }
}

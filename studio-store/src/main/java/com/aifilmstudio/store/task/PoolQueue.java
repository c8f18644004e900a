package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
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
}

package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.ACCOUNT_POOL;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Work that waits for a pool. Tasks in back-off count: a worker will be needed for them.
 *
 * @param startable tasks that accounts' quotas let workers begin, were there enough of them
 * @param startableGpuSeconds of accounts that have any room
 */
public record PoolQueue(
    int jobs, int tasks, int shots, double gpuSeconds, int startable, double startableGpuSeconds) {

  /** GPUs that an account may still take; null: as many as there are. */
  private static final Field<Integer> ROOM =
      when(
          ACCOUNT.GPU_QUOTA.isNotNull(),
          greatest(ACCOUNT.GPU_QUOTA.minus(ACCOUNT.RUNNING_GPUS), val(0)));

  private static final PoolQueue NONE = new PoolQueue(0, 0, 0, 0, 0, 0);

  /** Of the tasks that a worker with this model can do: more workers would not help the others. */
  public static PoolQueue of(DSLContext sql, String pool, String bundleDigest) {
    return ofAccounts(sql, forPool(pool, bundleDigest)).stream().reduce(NONE, PoolQueue::plus);
  }

  private static List<PoolQueue> ofAccounts(DSLContext sql, Condition which) {
    return sql.select(
            countDistinct(TASK.JOB_ID),
            count(),
            count(TASK.SHOT_ID),
            coalesce(sum(TASK.GPU_SECONDS), val(BigDecimal.ZERO)),
            ROOM)
        .from(TASK)
        .join(ACCOUNT)
        .on(ACCOUNT.NAME.eq(TASK.ACCOUNT))
        .where(which)
        .groupBy(ACCOUNT.NAME)
        .fetch(
            row -> {
              int startable =
                  row.value5() == null ? row.value2() : Math.min(row.value2(), row.value5());
              double seconds = row.value4().doubleValue();
              return new PoolQueue(
                  row.value1(),
                  row.value2(),
                  row.value3(),
                  seconds,
                  startable,
                  startable == 0 ? 0 : seconds);
            });
  }

  private PoolQueue plus(PoolQueue other) {
    return new PoolQueue(
        jobs + other.jobs,
        tasks + other.tasks,
        shots + other.shots,
        gpuSeconds + other.gpuSeconds,
        startable + other.startable,
        startableGpuSeconds + other.startableGpuSeconds);
  }

  private static Condition forPool(String pool, String bundleDigest) {
    return TASK.POOL
        .eq(pool)
        .and(TASK.STATE.eq(TaskState.Ready.name()))
        .and(TASK.KIND.eq("assemble").or(TASK.BUNDLE_DIGEST.eq(bundleDigest)));
  }

  /**
   * How many tasks workers could claim now; counts no further than {@code limit}, and for no
   * account further than its quota allows.
   */
  public static int claimable(DSLContext sql, String pool, int limit, Instant now) {
    var ready =
        selectOne()
            .from(TASK)
            .where(
                TASK.POOL.eq(pool),
                TASK.ACCOUNT.eq(ACCOUNT_POOL.ACCOUNT),
                TASK.STATE.eq(TaskState.Ready.name()),
                TASK.READY_AT.le(now))
            .limit(limit)
            .asTable("ready");
    var room = coalesce(ROOM, val(limit));
    return sql.select(sum(least(field(selectCount().from(ready)), room)))
        .from(ACCOUNT_POOL)
        .join(ACCOUNT)
        .on(ACCOUNT.NAME.eq(ACCOUNT_POOL.ACCOUNT))
        .where(ACCOUNT_POOL.POOL.eq(pool))
        .fetchSingle(row -> row.value1() == null ? 0 : Math.min(limit, row.value1().intValue()));
  }
}

package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.ACCOUNT_POOL;
import static com.aifilmstudio.store.schema.Tables.POOL_PAUSE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Work that waits for a pool. Tasks in back-off count: a worker will be needed for them.
 *
 * @param startable what accounts' quotas let workers begin, were there enough of them
 */
public record PoolQueue(
    int jobs, int tasks, int shots, double gpuSeconds, List<Startable> startable) {

  /** Tasks that any of a number of workers could do. */
  public record Startable(int tasks, double gpuSeconds) {}

  /** GPUs that an account may still take; null: as many as there are. */
  private static final Field<Integer> ROOM =
      when(
          ACCOUNT.GPU_QUOTA.isNotNull(),
          greatest(ACCOUNT.GPU_QUOTA.minus(ACCOUNT.RUNNING_GPUS), val(0)));

  public PoolQueue {
    startable = List.copyOf(startable);
  }

  /** Of the tasks that a worker with this model can do: more workers would not help the others. */
  public static PoolQueue of(DSLContext sql, String pool, String bundleDigest) {
    var accounts = read(sql, pool, bundleDigest, List.of(ACCOUNT.NAME));
    var together =
        new Startable(
            accounts.stream().mapToInt(Waiting::startable).sum(),
            accounts.stream().mapToDouble(Waiting::startableGpuSeconds).sum());
    return sum(accounts, List.of(together));
  }

  /** Like {@link #of}, for workers that serve one film each: startable has an entry per film. */
  public static PoolQueue byFilm(DSLContext sql, String pool, String bundleDigest) {
    var films = read(sql, pool, bundleDigest, List.of(ACCOUNT.NAME, TASK.JOB_ID));
    return sum(
        films,
        films.stream()
            .map(film -> new Startable(film.startable(), film.startableGpuSeconds()))
            .toList());
  }

  private static PoolQueue sum(List<Waiting> waiting, List<Startable> startable) {
    return new PoolQueue(
        waiting.stream().mapToInt(Waiting::jobs).sum(),
        waiting.stream().mapToInt(Waiting::tasks).sum(),
        waiting.stream().mapToInt(Waiting::shots).sum(),
        waiting.stream().mapToDouble(Waiting::gpuSeconds).sum(),
        startable);
  }

  /** Tasks of one account, or of one of its films. */
  private record Waiting(int jobs, int tasks, int shots, double gpuSeconds, int room) {

    int startable() {
      return Math.min(tasks, room);
    }

    double startableGpuSeconds() {
      return room == 0 ? 0 : gpuSeconds;
    }
  }

  private static List<Waiting> read(
      DSLContext sql, String pool, String bundleDigest, List<Field<String>> each) {
    return sql.select(
            countDistinct(TASK.JOB_ID),
            count(),
            count(TASK.SHOT_ID),
            coalesce(DSL.sum(TASK.GPU_SECONDS), val(BigDecimal.ZERO)),
            coalesce(ROOM, val(Integer.MAX_VALUE)))
        .from(TASK)
        .join(ACCOUNT)
        .on(ACCOUNT.NAME.eq(TASK.ACCOUNT))
        .where(forPool(pool, bundleDigest))
        .groupBy(each)
        .fetch(
            row ->
                new Waiting(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4().doubleValue(),
                    row.value5()));
  }

  private static Condition forPool(String pool, String bundleDigest) {
    return TASK.POOL
        .eq(pool)
        .and(TASK.STATE.eq(TaskState.Ready.name()))
        .and(TASK.KIND.eq("assemble").or(TASK.BUNDLE_DIGEST.eq(bundleDigest)));
  }

  /**
   * How many tasks workers could claim now; counts no further than {@code limit}, and for no
   * account further than its quota allows. None while the pool pauses.
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
    return sql.select(DSL.sum(least(field(selectCount().from(ready)), room)))
        .from(ACCOUNT_POOL)
        .join(ACCOUNT)
        .on(ACCOUNT.NAME.eq(ACCOUNT_POOL.ACCOUNT))
        .where(ACCOUNT_POOL.POOL.eq(pool))
        .andNotExists(
            selectOne()
                .from(POOL_PAUSE)
                .where(POOL_PAUSE.POOL.eq(pool), POOL_PAUSE.TRIAL_AT.gt(now)))
        .fetchSingle(row -> row.value1() == null ? 0 : Math.min(limit, row.value1().intValue()));
  }
}

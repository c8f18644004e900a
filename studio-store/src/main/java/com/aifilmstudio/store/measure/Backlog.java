package com.aifilmstudio.store.measure;

import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.store.JobId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/**
 * What a pool must still render until a job is done, in promised GPU-seconds: the rest of its own
 * shots, and those of jobs that came before it.
 */
public record Backlog(double own, double ahead) {
  private static final Condition OPEN_SHOT =
      TASK.STATE.in("Ready", "Leased").and(TASK.KIND.eq("render"));

  /** The rest of a job's own shots. */
  public static double own(DSLContext sql, JobId job) {
    return rest(sql, sum(rest()))
        .where(TASK.JOB_ID.eq(job.value()), OPEN_SHOT)
        .fetchSingle(row -> orZero((BigDecimal) row.get(0)));
  }

  /** What a pool has to do, by the time of its order. */
  public record Queue(TreeMap<Instant, Double> seconds) {
    public static Queue ofPool(DSLContext sql, String pool) {
      var seconds = new TreeMap<Instant, Double>();
      double[] sum = {0};
      rest(sql, TASK.CREATED_AT, sum(rest()))
          .where(
              // Each in the words of its index.
              (TASK.POOL.eq(pool).and(TASK.STATE.eq("Ready")))
                  .or(TASK.POOL.eq(pool).and(TASK.STATE.eq("Leased"))),
              TASK.KIND.eq("render"))
          .groupBy(TASK.CREATED_AT)
          .orderBy(TASK.CREATED_AT)
          .forEach(
              row -> {
                sum[0] += orZero((BigDecimal) row.get(1));
                seconds.put(row.get(TASK.CREATED_AT), sum[0]);
              });
      return new Queue(seconds);
    }

    /** What was ordered before this. */
    public double before(Instant order) {
      var last = seconds.lowerEntry(order);
      return last == null ? 0 : last.getValue();
    }
  }

  private static SelectOnConditionStep<Record> rest(DSLContext sql, Field<?>... what) {
    return sql.select(what)
        .from(TASK)
        .leftJoin(PROGRESS)
        .on(PROGRESS.TASK_ID.eq(TASK.ID), PROGRESS.EPOCH.eq(TASK.EPOCH));
  }

  private static Field<Double> rest() {
    var done =
        coalesce(
            field(
                "least(1.0, {0}::float8 / {1})",
                Double.class, PROGRESS.STEP, nullif(PROGRESS.STEPS, val(0))),
            val(0.0));
    return TASK.GPU_SECONDS.times(val(1.0).minus(done));
  }

  private static double orZero(BigDecimal sum) {
    return sum == null ? 0 : sum.doubleValue();
  }
}

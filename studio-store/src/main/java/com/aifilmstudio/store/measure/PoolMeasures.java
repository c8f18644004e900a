package com.aifilmstudio.store.measure;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.percentileCont;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * What was measured of a pool's workers. Empty until something was.
 *
 * @param loadSeconds from the registration of a worker until its model is loaded, median
 * @param secondsPerShot GPU time of a rendered shot
 */
public record PoolMeasures(
    OptionalDouble loadSeconds, Optional<Spread> secondsPerShot, OptionalDouble tasksPerLoad) {

  /** Older workers and shots say little of the present ones. */
  private static final int RECENT = 200;

  /** Enough to see several loads of each worker. */
  private static final int RECENT_TASKS = 2000;

  /** Median and ninth decile. */
  public record Spread(double p50, double p90) {}

  public static PoolMeasures of(DSLContext sql, String pool) {
    return new PoolMeasures(loadSeconds(sql, pool), perShot(sql, pool), tasksPerLoad(sql, pool));
  }

  /** From the registration of a worker until its model is loaded, median. */
  public static OptionalDouble loadSeconds(DSLContext sql, String pool) {
    var seconds =
        field("extract(epoch from {0} - {1})", Double.class, WORKER.READY_AT, WORKER.REGISTERED_AT)
            .as("seconds");
    var recent =
        sql.select(seconds)
            .from(WORKER)
            .where(WORKER.POOL.eq(pool), WORKER.READY_AT.isNotNull())
            .orderBy(WORKER.REGISTERED_AT.desc())
            .limit(RECENT)
            .asTable("recent");
    var median =
        sql.select(percentileCont(0.5).withinGroupOrderBy(recent.field(seconds)))
            .from(recent)
            .fetchSingle()
            .value1();
    return median == null ? OptionalDouble.empty() : OptionalDouble.of(median.doubleValue());
  }

  private static Optional<Spread> perShot(DSLContext sql, String pool) {
    var recent =
        sql.select(TAKE.GPU_MILLIS)
            .from(TAKE)
            .where(TAKE.POOL.eq(pool), TAKE.OUTCOME.eq("Rendered"), TAKE.SHOT_ID.isNotNull())
            .orderBy(TAKE.STARTED_AT.desc())
            .limit(RECENT)
            .asTable("recent");
    Field<Long> millis = recent.field(TAKE.GPU_MILLIS);
    return sql.select(
            percentileCont(0.5).withinGroupOrderBy(millis),
            percentileCont(0.9).withinGroupOrderBy(millis))
        .from(recent)
        .fetchSingle(row -> spread(row.value1(), row.value2()));
  }

  private static Optional<Spread> spread(BigDecimal p50, BigDecimal p90) {
    return p50 == null
        ? Optional.empty()
        : Optional.of(new Spread(p50.doubleValue() / 1000, p90.doubleValue() / 1000));
  }

  private static OptionalDouble tasksPerLoad(DSLContext sql, String pool) {
    var recent =
        sql.select(TAKE.WORKER_ID)
            .from(TAKE)
            .where(TAKE.POOL.eq(pool), TAKE.OUTCOME.eq("Rendered"))
            .orderBy(TAKE.STARTED_AT.desc())
            .limit(RECENT_TASKS)
            .asTable("recent");
    return sql.select(count(), countDistinct(recent.field(TAKE.WORKER_ID)))
        .from(recent)
        .fetchSingle(
            row ->
                row.value2() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) row.value1() / row.value2()));
  }
}

package com.aifilmstudio.store.measure;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.percentileCont;

import com.aifilmstudio.store.measure.PoolMeasures.Spread;
import java.math.BigDecimal;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * How a pool's measured times compare with those that its bundle promised: 2.0 means that shots
 * take twice as long. Taken over shots of every length, because the promise is made per step and
 * per frame.
 */
public final class Pace {

  private static final int RECENT = 100;

  private Pace() {}

  /** Empty until the pool has rendered something. */
  public static Optional<Spread> ofPool(DSLContext sql, String pool) {
    var factor =
        field("{0} / 1000.0 / {1}", Double.class, TAKE.GPU_MILLIS, TASK.GPU_SECONDS).as("factor");
    var recent =
        sql.select(factor)
            .from(TAKE)
            .join(TASK)
            .on(TASK.ID.eq(TAKE.TASK_ID))
            .where(
                TAKE.POOL.eq(pool),
                TAKE.OUTCOME.eq("Rendered"),
                TASK.KIND.eq("render"),
                TASK.GPU_SECONDS.gt(0.0))
            .orderBy(TAKE.STARTED_AT.desc())
            .limit(RECENT)
            .asTable("recent");
    return sql.select(
            percentileCont(0.5).withinGroupOrderBy(recent.field(factor)),
            percentileCont(0.9).withinGroupOrderBy(recent.field(factor)))
        .from(recent)
        .fetchSingle(row -> spread(row.value1(), row.value2()));
  }

  private static Optional<Spread> spread(BigDecimal p50, BigDecimal p90) {
    return p50 == null
        ? Optional.empty()
        : Optional.of(new Spread(p50.doubleValue(), p90.doubleValue()));
  }
}

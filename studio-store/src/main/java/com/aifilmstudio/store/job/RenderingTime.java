package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import com.aifilmstudio.store.JobId;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;

/**
 * The time in which at least one worker held a shot of the job. It is the union of its takes, so it
 * survives evictions, pauses and restarts of the operator, and several workers at once do not make
 * it pass faster.
 */
public final class RenderingTime {

  private RenderingTime() {}

  public static Duration ofJob(DSLContext sql, JobId job, Instant now) {
    var held =
        select(
                field(
                    "range_agg(tstzrange({0}, greatest({0}, coalesce({1}, {2}))))",
                    Object.class, TAKE.STARTED_AT, TAKE.ENDED_AT, val(now, TAKE.ENDED_AT)))
            .from(TAKE)
            .where(TAKE.JOB_ID.eq(job.value()), TAKE.SHOT_ID.isNotNull());
    var seconds =
        field(
            "coalesce(sum(extract(epoch from upper(span) - lower(span))), 0)::float8",
            Double.class);
    return sql.select(seconds)
        .from(table("unnest(({0})) as span", held))
        .fetchSingle(row -> Duration.ofMillis(Math.round(row.value1() * 1000)));
  }
}

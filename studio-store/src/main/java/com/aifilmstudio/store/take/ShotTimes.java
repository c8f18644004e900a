package com.aifilmstudio.store.take;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import com.aifilmstudio.store.JobId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** When work at a shot began, with its first take, and when the last of its takes ended. */
public record ShotTimes(Instant startedAt, Optional<Instant> endedAt) {

  /** By the shot's id; shots that nobody has begun are missing. */
  public static Map<String, ShotTimes> ofJob(DSLContext sql, JobId job) {
    return sql.select(TAKE.SHOT_ID, min(TAKE.STARTED_AT), max(TAKE.ENDED_AT))
        .from(TAKE)
        .where(TAKE.JOB_ID.eq(job.value()), TAKE.SHOT_ID.isNotNull())
        .groupBy(TAKE.SHOT_ID)
        .fetchMap(
            TAKE.SHOT_ID, row -> new ShotTimes(row.value2(), Optional.ofNullable(row.value3())));
  }
}

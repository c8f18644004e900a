package com.aifilmstudio.store.measure;

import static com.aifilmstudio.store.schema.Tables.POOL_PAUSE;
import static com.aifilmstudio.store.schema.Tables.QUARANTINE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.count;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What waits and what is wrong, over all pools. Pools of which nothing is to be said are absent.
 */
public record FarmMeasures(
    List<QueuedTasks> queued, List<QuarantinedNodes> quarantined, List<Pause> pauses) {

  /** {@code kind} is render or assemble. */
  public record QueuedTasks(String pool, String kind, int tasks) {}

  /** How many nodes get no films. */
  public record QuarantinedNodes(String pool, int nodes) {}

  /** {@code left}: until somebody may try again, never negative. */
  public record Pause(String pool, String code, Duration left) {}

  public static FarmMeasures of(DSLContext sql, Instant now) {
    return new FarmMeasures(queued(sql), quarantined(sql), pauses(sql, now));
  }

  private static List<QueuedTasks> queued(DSLContext sql) {
    return sql.select(TASK.POOL, TASK.KIND, count())
        .from(TASK)
        .where(TASK.STATE.eq("Ready"))
        .groupBy(TASK.POOL, TASK.KIND)
        .fetch(row -> new QueuedTasks(row.value1(), row.value2(), row.value3()));
  }

  private static List<QuarantinedNodes> quarantined(DSLContext sql) {
    return sql.select(QUARANTINE.POOL, count())
        .from(QUARANTINE)
        .groupBy(QUARANTINE.POOL)
        .fetch(row -> new QuarantinedNodes(row.value1(), row.value2()));
  }

  private static List<Pause> pauses(DSLContext sql, Instant now) {
    return sql.select(POOL_PAUSE.POOL, POOL_PAUSE.CODE, POOL_PAUSE.UNTIL)
        .from(POOL_PAUSE)
        .fetch(
            row ->
                new Pause(
                    row.value1(),
                    row.value2(),
                    row.value3().isAfter(now)
                        ? Duration.between(now, row.value3())
                        : Duration.ZERO));
  }
}

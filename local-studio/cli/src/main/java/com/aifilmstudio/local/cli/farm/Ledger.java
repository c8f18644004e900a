package com.aifilmstudio.local.cli.farm;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.local.parts.postgres.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** What the studio's database has written down about films and the attempts at their shots. */
public final class Ledger {
  private final DSLContext sql;

  Ledger(Database database) {
    this.sql = new com.aifilmstudio.store.Database(database.dataSource()).sql();
  }

  /** For questions of one bench alone. */
  public DSLContext sql() {
    return sql;
  }

  /**
   * One attempt.
   *
   * @param seconds by stage, of an attempt that came to its end
   */
  public record LedgerTake(
      String film,
      String task,
      int epoch,
      boolean isShot,
      String worker,
      Instant readyAt,
      Instant startedAt,
      Optional<Instant> endedAt,
      Optional<String> outcome,
      Optional<String> code,
      boolean charged,
      long gpuMillis,
      Map<String, Double> seconds) {
    public double stage(String name) {
      return seconds.getOrDefault(name, 0.0);
    }
  }

  /** Every attempt so far, in the order in which they began. */
  public List<LedgerTake> takes() {
    return sql.select(
            JOB.NAME,
            TASK.ID,
            TAKE.EPOCH,
            TASK.SHOT_ID,
            TAKE.WORKER_ID,
            TASK.READY_AT,
            TAKE.STARTED_AT,
            TAKE.ENDED_AT,
            TAKE.OUTCOME,
            TAKE.CODE,
            TAKE.CHARGED,
            TAKE.GPU_MILLIS,
            TAKE.METRICS)
        .from(TAKE)
        .join(TASK)
        .on(TASK.ID.eq(TAKE.TASK_ID))
        .join(JOB)
        .on(JOB.ID.eq(TAKE.JOB_ID))
        .orderBy(TAKE.STARTED_AT, TAKE.EPOCH)
        .fetch(
            row ->
                new LedgerTake(
                    row.get(JOB.NAME),
                    row.get(TASK.ID),
                    row.get(TAKE.EPOCH),
                    row.get(TASK.SHOT_ID) != null,
                    row.get(TAKE.WORKER_ID),
                    row.get(TASK.READY_AT),
                    row.get(TAKE.STARTED_AT),
                    Optional.ofNullable(row.get(TAKE.ENDED_AT)),
                    Optional.ofNullable(row.get(TAKE.OUTCOME)),
                    Optional.ofNullable(row.get(TAKE.CODE)),
                    row.get(TAKE.CHARGED),
                    row.get(TAKE.GPU_MILLIS),
                    seconds(row.get(TAKE.METRICS))));
  }

  private static Map<String, Double> seconds(String metrics) {
    var seconds = new TreeMap<String, Double>();
    if (metrics != null) {
      Json.read(metrics, Map.class)
          .forEach((stage, of) -> seconds.put((String) stage, ((Number) of).doubleValue()));
    }
    return Map.copyOf(seconds);
  }
}

package com.aifilmstudio.store.measure;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.field;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.forecast.Sample;
import com.aifilmstudio.core.protocol.TaskKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The newest tasks of a pool that came to their end, for forecasts. */
public final class Samples {

  private static final int RECENT = 300;

  private static final Field<Double> SECONDS =
      field("extract(epoch from {0} - {1})", Double.class, TAKE.ENDED_AT, TAKE.STARTED_AT)
          .as("seconds");

  private static final Field<Double> GPU_SECONDS =
      TAKE.GPU_MILLIS.cast(Double.class).div(1000.0).as("seconds");

  private Samples() {}

  public static List<Sample> ofPool(DSLContext sql, String pool) {
    return ofPool(sql, pool, SECONDS);
  }

  /** The same, but of the GPU time that counts on a bill, instead of all that passed. */
  public static List<Sample> gpuTimeInPool(DSLContext sql, String pool) {
    return ofPool(sql, pool, GPU_SECONDS);
  }

  private static List<Sample> ofPool(DSLContext sql, String pool, Field<Double> seconds) {
    return sql.select(TASK.KIND, TASK.BUNDLE_DIGEST, TASK.SHAPE, TASK.GPU_SECONDS)
        .select(seconds, TAKE.METRICS, WORKER.GPU, WORKER.NUMERIC_CLASS)
        .from(TAKE)
        .join(TASK)
        .on(TASK.ID.eq(TAKE.TASK_ID))
        .join(WORKER)
        .on(WORKER.ID.eq(TAKE.WORKER_ID))
        .where(TAKE.POOL.eq(pool), TAKE.OUTCOME.eq("Rendered"), TAKE.ENDED_AT.isNotNull())
        .orderBy(TAKE.STARTED_AT.desc())
        .limit(RECENT)
        .fetch(row -> sample(row, row.get(seconds)));
  }

  private static Sample sample(Record row, double seconds) {
    return new Sample(
        row.get(TASK.KIND).equals("render") ? TaskKind.RENDER : TaskKind.ASSEMBLE,
        row.get(TASK.BUNDLE_DIGEST),
        row.get(TASK.SHAPE),
        PoolWorkers.machine(row.get(WORKER.GPU), row.get(WORKER.NUMERIC_CLASS)),
        row.get(TASK.GPU_SECONDS),
        seconds,
        Optional.ofNullable(row.get(TAKE.METRICS)).map(Samples::stages).orElse(Map.of()));
  }

  /** Workers may measure more than numbers. */
  private static Map<String, Double> stages(String metrics) {
    var stages = new HashMap<String, Double>();
    Json.read(metrics, Map.class)
        .forEach(
            (stage, seconds) -> {
              if (seconds instanceof Number number) {
                stages.put(stage.toString(), number.doubleValue());
              }
            });
    return stages;
  }
}

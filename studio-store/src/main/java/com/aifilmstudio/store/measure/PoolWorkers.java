package com.aifilmstudio.store.measure;

import static com.aifilmstudio.store.schema.Tables.POOL_PAUSE;
import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.QUARANTINE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import com.aifilmstudio.core.forecast.HeldTask;
import com.aifilmstudio.core.forecast.PoolWorker;
import com.aifilmstudio.core.queue.Asker;
import com.aifilmstudio.store.task.PoolTasks;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The workers of a pool, with what they have and when they can take more; for forecasts. */
public final class PoolWorkers {

  private static final Field<Boolean> QUARANTINED =
      field(
              exists(
                  selectOne()
                      .from(QUARANTINE)
                      .where(QUARANTINE.POOL.eq(WORKER.POOL), QUARANTINE.NODE.eq(WORKER.NODE))))
          .as("quarantined");

  private PoolWorkers() {}

  /**
   * All that are not gone.
   *
   * @param load from registration until the model is loaded
   */
  public static List<PoolWorker> of(DSLContext sql, String pool, Duration load, Instant now) {
    var pausedUntil =
        sql.select(POOL_PAUSE.TRIAL_AT)
            .from(POOL_PAUSE)
            .where(POOL_PAUSE.POOL.eq(pool))
            .fetchOptional(POOL_PAUSE.TRIAL_AT)
            .orElse(now);
    return sql.select(WORKER.fields())
        .select(TASK.fields())
        .select(PROGRESS.PHASE, PROGRESS.STEP, PROGRESS.STEPS)
        .select(QUARANTINED)
        .from(WORKER)
        .leftJoin(TASK)
        .on(TASK.WORKER_ID.eq(WORKER.ID), TASK.STATE.eq("Leased"))
        .leftJoin(PROGRESS)
        .on(PROGRESS.TASK_ID.eq(TASK.ID), PROGRESS.EPOCH.eq(TASK.EPOCH))
        .where(WORKER.POOL.eq(pool), WORKER.STATE.ne(WorkerState.Gone.name()))
        .orderBy(WORKER.REGISTERED_AT, WORKER.ID)
        .fetch(row -> worker(row, later(loaded(row, load, now), pausedUntil)));
  }

  /** Equal words are equally fast, as far as anyone can tell. */
  static String machine(String gpu, String numericClass) {
    return gpu + " " + numericClass;
  }

  private static PoolWorker worker(Record row, Instant from) {
    boolean leaves =
        row.get(WORKER.STATE).equals(WorkerState.Draining.name()) || row.get(QUARANTINED);
    var worker =
        new PoolWorker(
            new Asker(
                row.get(WORKER.BUNDLE_DIGEST),
                row.get(WORKER.GPUS),
                Optional.ofNullable(row.get(WORKER.JOB_ID))),
            machine(row.get(WORKER.GPU), row.get(WORKER.NUMERIC_CLASS)),
            from,
            row.get(TASK.ID) == null ? Optional.empty() : Optional.of(held(row)));
    return leaves ? worker.leaving() : worker;
  }

  private static HeldTask held(Record row) {
    Integer steps = row.get(PROGRESS.STEPS);
    return new HeldTask(
        PoolTasks.task(row),
        Optional.ofNullable(row.get(PROGRESS.PHASE)),
        steps == null || steps == 0 ? 0 : Math.min(1.0, (double) row.get(PROGRESS.STEP) / steps));
  }

  private static Instant loaded(Record row, Duration load, Instant now) {
    return row.get(WORKER.STATE).equals(WorkerState.Loading.name())
        ? later(row.get(WORKER.REGISTERED_AT).plus(load), now)
        : now;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}

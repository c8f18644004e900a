package com.aifilmstudio.local.cli.farm;

import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** A shot that a worker holds, and how many of its steps are done. */
public record HeldShot(String task, int epoch, String pod, int step) {

  /** All that are being denoised, as the last beats told. */
  public static List<HeldShot> all(DSLContext sql) {
    return sql.select(TASK.ID, TASK.EPOCH, WORKER.POD, PROGRESS.STEP)
        .from(TASK)
        .join(WORKER)
        .on(WORKER.ID.eq(TASK.WORKER_ID))
        .join(PROGRESS)
        .on(PROGRESS.TASK_ID.eq(TASK.ID), PROGRESS.EPOCH.eq(TASK.EPOCH))
        .where(TASK.STATE.eq("Leased"), TASK.SHOT_ID.isNotNull(), PROGRESS.PHASE.eq("denoise"))
        .fetch(
            row ->
                new HeldShot(
                    row.get(TASK.ID),
                    row.get(TASK.EPOCH),
                    row.get(WORKER.POD),
                    row.get(PROGRESS.STEP)));
  }

  /** The same shot at another worker, once that has told of its first step. */
  public Optional<HeldShot> after(DSLContext sql) {
    return all(sql).stream()
        .filter(held -> held.task().equals(task) && held.epoch() > epoch && held.step() > 0)
        .findFirst();
  }
}

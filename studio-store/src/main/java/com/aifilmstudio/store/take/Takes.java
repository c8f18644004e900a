package com.aifilmstudio.store.take;

import static com.aifilmstudio.store.schema.Tables.TAKE;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.TaskId;
import org.jooq.DSLContext;

/** Attempts at a task, one for each epoch. */
public final class Takes {

  private Takes() {}

  /** Counts of a task's former attempts, which decide about the next one. */
  public record History(int charged, int uncharged) {}

  public static History history(DSLContext tx, TaskId task) {
    var charged =
        tx.select(TAKE.CHARGED)
            .from(TAKE)
            .where(TAKE.TASK_ID.eq(task.value()), TAKE.ENDED_AT.isNotNull())
            .fetch(TAKE.CHARGED);
    int counted = (int) charged.stream().filter(Boolean::booleanValue).count();
    return new History(counted, charged.size() - counted);
  }

  /** Ends an attempt. Blame follows from the code, whatever its worker may think. */
  public static void end(DSLContext tx, TaskId task, int epoch, TakeEnd end) {
    tx.update(TAKE)
        .set(TAKE.ENDED_AT, end.at())
        .set(TAKE.OUTCOME, end.outcome().name())
        .set(TAKE.CODE, end.code().map(FailureCode::code).orElse(null))
        .set(TAKE.BLAME, end.code().map(code -> code.blame().word()).orElse(null))
        .set(TAKE.MESSAGE, end.message().orElse(null))
        .set(TAKE.CHARGED, end.charged())
        .set(TAKE.GPU_MILLIS, end.gpuMillis())
        .set(TAKE.METRICS, end.metrics().map(Json::write).orElse(null))
        .where(TAKE.TASK_ID.eq(task.value()), TAKE.EPOCH.eq(epoch))
        .execute();
  }

  /** A lost attempt was not lost: it goes on as if nothing had been. */
  public static void revive(DSLContext tx, TaskId task, int epoch) {
    tx.update(TAKE)
        .setNull(TAKE.ENDED_AT)
        .setNull(TAKE.OUTCOME)
        .setNull(TAKE.CODE)
        .setNull(TAKE.BLAME)
        .setNull(TAKE.MESSAGE)
        .set(TAKE.GPU_MILLIS, 0L)
        .where(
            TAKE.TASK_ID.eq(task.value()),
            TAKE.EPOCH.eq(epoch),
            TAKE.OUTCOME.eq(TakeOutcome.Lost.name()))
        .execute();
  }
}

package com.aifilmstudio.store.take;

import static com.aifilmstudio.store.schema.Tables.TAKE;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.failure.Attempts;
import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.TaskId;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Attempts at a task, one for each epoch. */
public final class Takes {

  private Takes() {}

  /** What is known of a task's former attempts. */
  public static Attempts attempts(DSLContext tx, TaskId task) {
    var ended =
        tx.select(TAKE.CHARGED, TAKE.BLAME, TAKE.OUTCOME, TAKE.NODE)
            .from(TAKE)
            .where(
                TAKE.TASK_ID.eq(task.value()),
                TAKE.ENDED_AT.isNotNull(),
                // Whoever pauses a film often must not wait longer for it each time.
                TAKE.CODE.isDistinctFrom(FailureCode.TASK_PAUSED.code()))
            .fetch();
    int charged = (int) ended.stream().filter(take -> take.get(TAKE.CHARGED)).count();
    return new Attempts(
        charged,
        ended.size() - charged,
        ended.stream()
            .filter(take -> take.get(TAKE.CHARGED))
            .filter(take -> Blame.NODE.word().equals(take.get(TAKE.BLAME)))
            .map(take -> take.get(TAKE.NODE))
            .collect(Collectors.toSet()));
  }

  /** Ends an attempt. Blame follows from the code, whatever its worker may think. */
  public static void end(DSLContext tx, TaskId task, int epoch, TakeEnd end) {
    tx.update(TAKE)
        .set(TAKE.ENDED_AT, end.at())
        .set(TAKE.OUTCOME, end.outcome().name())
        .set(TAKE.CODE, end.code().map(FailureCode::code).orElse(null))
        .set(TAKE.BLAME, end.blame().map(Blame::word).orElse(null))
        .set(TAKE.MESSAGE, end.message().orElse(null))
        .set(TAKE.CHARGED, end.charged())
        .set(TAKE.GPU_MILLIS, end.gpuMillis())
        .set(TAKE.METRICS, end.metrics().map(Json::write).orElse(null))
        .where(TAKE.TASK_ID.eq(task.value()), TAKE.EPOCH.eq(epoch))
        .execute();
  }

  /** The task itself fails, on whatever machine: none of them was to blame. */
  public static void clearNodes(DSLContext tx, TaskId task) {
    tx.update(TAKE)
        .set(TAKE.BLAME, Blame.JOB.word())
        .where(
            TAKE.TASK_ID.eq(task.value()), TAKE.CHARGED.isTrue(), TAKE.BLAME.eq(Blame.NODE.word()))
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

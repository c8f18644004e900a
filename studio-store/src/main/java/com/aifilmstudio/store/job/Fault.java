package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.TAKE;
import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.task.TaskState;
import java.util.Arrays;
import java.util.Optional;
import org.jooq.DSLContext;

/** Whose fault the end of a job is. */
final class Fault {

  private Fault() {}

  /**
   * Of a job that fails with that code: as it was judged where a task failed with it, because a
   * machine's failure that comes back on another one is the film's own; else the code's.
   */
  static Optional<Blame> of(DSLContext tx, JobId job, String phase, String code) {
    return phase.equals("Failed")
        ? judged(tx, job, code).or(() -> FailureCode.find(code).map(FailureCode::blame))
        : Optional.empty();
  }

  private static Optional<Blame> judged(DSLContext tx, JobId job, String code) {
    return tx.select(TAKE.BLAME)
        .from(TASK)
        .join(TAKE)
        .on(TAKE.TASK_ID.eq(TASK.ID), TAKE.EPOCH.eq(TASK.EPOCH))
        .where(
            TASK.JOB_ID.eq(job.value()),
            TASK.STATE.eq(TaskState.Failed.name()),
            TAKE.CODE.eq(code),
            TAKE.BLAME.isNotNull())
        .orderBy(TASK.KIND, TAKE.ENDED_AT)
        .limit(1)
        .fetchOptional(TAKE.BLAME)
        .flatMap(Fault::blame);
  }

  private static Optional<Blame> blame(String word) {
    return Arrays.stream(Blame.values()).filter(it -> it.word().equals(word)).findFirst();
  }
}

package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.SHOT;
import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TaskId;
import java.util.Optional;
import org.jooq.DSLContext;

/** From a shot, as people name it, to the task that renders it. */
public final class ShotTasks {

  private ShotTasks() {}

  /** The render task of the shot of that name; a shot that was reused has none. */
  public static Optional<TaskId> ofShot(DSLContext sql, JobId job, String shot) {
    return sql.select(TASK.ID)
        .from(TASK)
        .join(SHOT)
        .on(SHOT.ID.eq(TASK.SHOT_ID))
        .where(TASK.JOB_ID.eq(job.value()), SHOT.JOB_ID.eq(job.value()), SHOT.NAME.eq(shot))
        .fetchOptional(row -> new TaskId(row.value1()));
  }
}

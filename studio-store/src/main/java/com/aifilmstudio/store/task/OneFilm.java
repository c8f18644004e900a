package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;

import com.aifilmstudio.store.schema.tables.records.WorkerRecord;
import com.aifilmstudio.store.worker.WorkerState;
import org.jooq.DSLContext;

/** The end of a dedicated worker. */
final class OneFilm {

  private OneFilm() {}

  /**
   * Takes the worker out of service if its film has nothing left that waits. What others of the
   * film's workers hold may still come back, or become the cut; then they take it, or a new pod
   * does. A worker that waited for that would hold a GPU for nothing.
   */
  static boolean isOver(DSLContext tx, WorkerRecord worker) {
    if (!worker.getDedicated() || worker.getJobId() == null) {
      return false;
    }
    boolean more =
        tx.fetchExists(
            TASK,
            TASK.JOB_ID.eq(worker.getJobId()),
            TASK.POOL.eq(worker.getPool()),
            TASK.STATE.eq(TaskState.Ready.name()));
    if (!more) {
      tx.update(WORKER)
          .set(WORKER.STATE, WorkerState.Draining.name())
          .where(WORKER.ID.eq(worker.getId()))
          .execute();
    }
    return !more;
  }
}

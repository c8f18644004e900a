package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.noCondition;

import com.aifilmstudio.core.queue.WaitingTask;
import com.aifilmstudio.store.schema.tables.records.WorkerRecord;
import java.time.Instant;
import org.jooq.Condition;

/** Which waiting tasks a worker can do: {@code WaitingTask.suits} as conditions. */
final class Suitable {

  private Suitable() {}

  /** Cuts can be made by any worker of the pool. */
  static Condition cuts(WorkerRecord worker, Instant now) {
    return waiting(worker, now).and(TASK.KIND.eq("assemble"));
  }

  /** A film that was planned for a model is rendered with that model. */
  static Condition renders(WorkerRecord worker, Instant now) {
    return waiting(worker, now)
        .and(TASK.KIND.eq("render"))
        .and(TASK.BUNDLE_DIGEST.eq(worker.getBundleDigest()))
        .and(mayTryAt(worker.getNode(), now));
  }

  /** Another machine is asked first, but not for ever: it may be busy or gone. */
  private static Condition mayTryAt(String node, Instant now) {
    return TASK.SHUNS_NODE
        .isDistinctFrom(node)
        .or(TASK.READY_AT.le(now.minus(WaitingTask.OTHERS_FIRST)));
  }

  private static Condition waiting(WorkerRecord worker, Instant now) {
    return TASK.POOL
        .eq(worker.getPool())
        .and(TASK.STATE.eq(TaskState.Ready.name()))
        .and(TASK.READY_AT.le(now))
        .and(worker.getJobId() == null ? noCondition() : TASK.JOB_ID.eq(worker.getJobId()));
  }
}

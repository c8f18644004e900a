package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.QUARANTINE;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import com.aifilmstudio.store.worker.WorkerState;
import org.jooq.DSLContext;

/**
 * A task that failed on a machine is tried on another one, where there is one. A broken machine is
 * free again before all others, so it would take what it has just failed, until the shot has no
 * attempt left; and whether the job is to blame only another machine can tell.
 */
final class OtherNodes {

  private OtherNodes() {}

  /** Of a task that the transaction has locked. Alone in its pool, a machine must try again. */
  static void askFirst(DSLContext tx, HeldTask task) {
    boolean others =
        tx.fetchExists(
            selectOne()
                .from(WORKER)
                .where(
                    WORKER.POOL.eq(task.pool()),
                    WORKER.NODE.ne(task.node()),
                    WORKER.STATE.notIn(WorkerState.Draining.name(), WorkerState.Gone.name()),
                    notExists(
                        selectOne()
                            .from(QUARANTINE)
                            .where(
                                QUARANTINE.POOL.eq(WORKER.POOL),
                                QUARANTINE.NODE.eq(WORKER.NODE)))));
    tx.update(TASK)
        .set(TASK.SHUNS_NODE, others ? task.node() : null)
        .where(TASK.ID.eq(task.id().value()))
        .execute();
  }
}

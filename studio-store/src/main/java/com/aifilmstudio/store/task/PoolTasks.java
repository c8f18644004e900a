package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.WaitingTask;
import com.aifilmstudio.store.WorkerId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The tasks of a pool in the words of {@code core.queue}, for whoever plays its queue on. */
public final class PoolTasks {

  private PoolTasks() {}

  /** A task and who has it. */
  public record Held(WaitingTask task, WorkerId worker) {}

  /** Tasks that nobody holds, in no order. */
  public static List<WaitingTask> waiting(DSLContext sql, String pool) {
    return sql.selectFrom(TASK)
        .where(TASK.POOL.eq(pool), TASK.STATE.eq(TaskState.Ready.name()))
        .fetch(PoolTasks::task);
  }

  /** Tasks that workers hold. */
  public static List<Held> held(DSLContext sql, String pool) {
    return sql.selectFrom(TASK)
        .where(TASK.POOL.eq(pool), TASK.STATE.eq(TaskState.Leased.name()))
        .fetch(row -> new Held(task(row), new WorkerId(row.getWorkerId())));
  }

  /** A row with the columns of the table. */
  public static WaitingTask task(Record row) {
    return new WaitingTask(
        row.get(TASK.ID),
        row.get(TASK.JOB_ID),
        row.get(TASK.ACCOUNT),
        row.get(TASK.KIND).equals("render") ? TaskKind.RENDER : TaskKind.ASSEMBLE,
        row.get(TASK.BUNDLE_DIGEST),
        row.get(TASK.PRIORITY),
        Optional.ofNullable(row.get(TASK.LATEST_START)),
        row.get(TASK.CREATED_AT),
        row.get(TASK.READY_AT),
        row.get(TASK.ORDINAL),
        row.get(TASK.GPU_SECONDS),
        row.get(TASK.SHAPE),
        Optional.ofNullable(row.get(TASK.SHUNS_NODE)));
  }
}

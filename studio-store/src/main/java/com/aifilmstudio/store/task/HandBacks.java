package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.jooq.impl.DSL.any;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.take.TakeEnd;
import com.aifilmstudio.store.take.TakeOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/**
 * A worker does one thing at a time. If it registers or asks for work although it holds a lease,
 * its process was started again, or the answer to its last claim never reached it: what it held is
 * free at once, and nobody is charged.
 */
public final class HandBacks {

  private final Database database;
  private final InstantSource clock;
  private final Consumer<EndedTake> heard;

  /** {@code heard} is told of each take that ends so. */
  public HandBacks(Database database, InstantSource clock, Consumer<EndedTake> heard) {
    this.database = database;
    this.clock = clock;
    this.heard = heard;
  }

  /** Frees what the worker holds. Costs one look at an index where it holds nothing. */
  public void free(WorkerId worker, String why) {
    database
        .sql()
        .select(TASK.ID)
        .from(TASK)
        .where(TASK.WORKER_ID.eq(worker.value()), TASK.STATE.eq(TaskState.Leased.name()))
        .fetch(row -> new TaskId(row.value1()))
        .forEach(
            task ->
                database
                    .inTransaction(tx -> free(tx, task, worker, why, clock.instant()))
                    .ifPresent(heard));
  }

  /** Those of the workers that hold something. */
  Set<WorkerId> holders(Collection<WorkerId> workers) {
    return database
        .sql()
        .select(TASK.WORKER_ID)
        .from(TASK)
        .where(
            TASK.WORKER_ID.eq(any(ClaimsTogether.ids(workers))),
            TASK.STATE.eq(TaskState.Leased.name()))
        .fetchSet(row -> new WorkerId(row.value1()));
  }

  private static Optional<EndedTake> free(
      DSLContext tx, TaskId id, WorkerId worker, String why, Instant now) {
    return HeldTask.lock(tx, id)
        .filter(task -> task.state() == TaskState.Leased && task.worker().equals(worker))
        .map(
            task -> {
              var end =
                  TakeEnd.without(
                      TakeOutcome.Released,
                      FailureCode.WORKER_DRAINED,
                      why,
                      task.gpuTime(task.reportedGpuSeconds(), now).millis(),
                      now);
              Endings.release(tx, task, end, Duration.ZERO);
              return EndedTake.of(task, end);
            });
  }
}

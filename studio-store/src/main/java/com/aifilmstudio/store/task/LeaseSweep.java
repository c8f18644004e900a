package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.STUDIO;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.greatest;

import com.aifilmstudio.core.failure.AfterFailure;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.take.TakeEnd;
import com.aifilmstudio.store.take.TakeOutcome;
import com.aifilmstudio.store.take.Takes;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Takes leases from workers that went silent. It ticks in the database: if the last tick is long
 * past, it was the studio that was away and not the workers, and every lease that was held then
 * gets one more lease time, so that reports which waited at a closed door still find it open.
 */
public final class LeaseSweep {

  /** How often a tick is due. */
  public static final Duration TICK = Duration.ofSeconds(2);

  /** Some ticks may be late before that counts as having been away. */
  static final Duration GAP = TICK.multipliedBy(3);

  private final Database database;
  private final InstantSource clock;

  public LeaseSweep(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What one tick did, and how many leases are held after it. */
  public record Swept(List<EndedTake> takes, int held, boolean afterGap) {

    public int lost() {
      return takes.size();
    }
  }

  /** One tick; may run on every replica at once. */
  public Swept tick() {
    var now = clock.instant();
    boolean afterGap = database.inTransaction(tx -> tickAndBridgeGap(tx, now));
    var lost =
        expired(now).stream()
            .flatMap(task -> database.inTransaction(tx -> lose(tx, task, now)).stream())
            .toList();
    int held = database.sql().fetchCount(TASK, TASK.STATE.eq(TaskState.Leased.name()));
    return new Swept(lost, held, afterGap);
  }

  private static boolean tickAndBridgeGap(DSLContext tx, Instant now) {
    var last = tx.select(STUDIO.TICK_AT).from(STUDIO).forUpdate().fetchSingle(STUDIO.TICK_AT);
    boolean gap = last.plus(GAP).isBefore(now);
    if (gap) {
      tx.update(TASK)
          .set(TASK.LEASE_UNTIL, greatest(TASK.LEASE_UNTIL, Claims.leaseEnd(now)))
          .where(TASK.STATE.eq(TaskState.Leased.name()), TASK.LEASE_UNTIL.ge(last))
          .execute();
      tx.update(WORKER)
          .set(WORKER.SEEN_AT, now)
          .where(WORKER.STATE.ne(WorkerState.Gone.name()))
          .execute();
    }
    if (last.isBefore(now)) {
      tx.update(STUDIO).set(STUDIO.TICK_AT, now).execute();
    }
    return gap;
  }

  private List<TaskId> expired(Instant now) {
    return database
        .sql()
        .select(TASK.ID)
        .from(TASK)
        .where(TASK.STATE.eq(TaskState.Leased.name()), TASK.LEASE_UNTIL.le(now))
        .orderBy(TASK.LEASE_UNTIL)
        .fetch(row -> new TaskId(row.value1()));
  }

  /** A beat may have come since: the lease is looked at again under its lock. */
  private static Optional<EndedTake> lose(DSLContext tx, TaskId id, Instant now) {
    return HeldTask.lock(tx, id)
        .filter(task -> task.state() == TaskState.Leased && !task.leaseUntil().isAfter(now))
        .map(
            task -> {
              var end =
                  TakeEnd.without(
                      TakeOutcome.Lost,
                      FailureCode.WORKER_LOST,
                      FailureCode.WORKER_LOST.meaning(),
                      task.gpuTime(task.reportedGpuSeconds(), now).millis(),
                      now);
              Endings.release(tx, task, end, AfterFailure.released(Takes.attempts(tx, id)).pause());
              return EndedTake.of(task, end);
            });
  }
}

package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;

import com.aifilmstudio.store.take.TakeOutcome;
import java.util.Optional;
import org.jooq.DSLContext;

/** What a worker's word about a lease is worth. */
public enum Standing {
  /** The lease is its own, even if its time ran out: nobody else has claimed the task since. */
  CURRENT,
  /** It was its own and has ended by a report; the same report again changes nothing. */
  ENDED,
  /** Somebody else has, or had, the task since. */
  FENCED,
  /** There is no such task. */
  UNKNOWN;

  /**
   * The rule that fences.
   *
   * @param outcome of the take of the task's epoch
   */
  static Standing of(
      TaskState state,
      int epoch,
      Optional<String> worker,
      Optional<TakeOutcome> outcome,
      Lease lease) {
    if (epoch != lease.epoch() || !worker.equals(Optional.of(lease.worker().value()))) {
      return FENCED;
    }
    return switch (state) {
      case Leased -> CURRENT;
      case Ready, Parked -> outcome.equals(Optional.of(TakeOutcome.Lost)) ? CURRENT : ENDED;
      case Done, Failed, Canceled -> ENDED;
    };
  }

  /** Of a task that has no take yet, or does not exist. */
  static Standing ofNeverClaimed(DSLContext sql, Lease lease) {
    return sql.fetchExists(TASK, TASK.ID.eq(lease.task().value())) ? FENCED : UNKNOWN;
  }
}

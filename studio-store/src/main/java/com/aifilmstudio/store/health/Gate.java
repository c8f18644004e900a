package com.aifilmstudio.store.health;

import static com.aifilmstudio.store.schema.Tables.POOL_PAUSE;
import static com.aifilmstudio.store.schema.Tables.QUARANTINE;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;

import com.aifilmstudio.core.failure.PauseRule;
import com.aifilmstudio.store.Hint;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * What a worker with the flag {@code gated} has to pass before it is given work. The flag costs the
 * claims of all others nothing; whether it still holds is looked up here.
 */
public sealed interface Gate {

  /** Nothing is wrong any more. */
  record Open() implements Gate {}

  /** The pool has paused; this worker alone may try whether the cause has gone. */
  record Trial() implements Gate {}

  /** Nobody of the pool gets work for now. */
  record Paused() implements Gate {}

  /** The worker's node is in quarantine. */
  record Quarantined() implements Gate {}

  /** Looks for a worker whose row the transaction has locked. */
  static Gate of(DSLContext tx, String pool, String node, Instant now) {
    if (tx.fetchExists(QUARANTINE, QUARANTINE.POOL.eq(pool), QUARANTINE.NODE.eq(node))) {
      return new Quarantined();
    }
    var trialAt =
        tx.select(POOL_PAUSE.TRIAL_AT)
            .from(POOL_PAUSE)
            .where(POOL_PAUSE.POOL.eq(pool))
            .fetchOptional(POOL_PAUSE.TRIAL_AT);
    if (trialAt.isEmpty()) {
      return new Open();
    }
    if (trialAt.get().isAfter(now)) {
      return new Paused();
    }
    return takesTrial(tx, pool, now) ? new Trial() : new Paused();
  }

  /** Skips a locked row: who changes it may be waiting for the worker's row that we hold. */
  private static boolean takesTrial(DSLContext tx, String pool, Instant now) {
    var mine =
        tx.select(POOL_PAUSE.POOL)
            .from(POOL_PAUSE)
            .where(POOL_PAUSE.POOL.eq(pool), POOL_PAUSE.TRIAL_AT.le(now))
            .forUpdate()
            .skipLocked()
            .fetch();
    if (mine.isEmpty()) {
      return false;
    }
    tx.update(POOL_PAUSE)
        .set(POOL_PAUSE.TRIAL_AT, now.plus(PauseRule.BETWEEN_TRIALS))
        .where(POOL_PAUSE.POOL.eq(pool))
        .execute();
    return true;
  }

  /** There was nothing to try it with: the next worker may. */
  static void returnTrial(DSLContext tx, String pool, Instant now) {
    tx.update(POOL_PAUSE).set(POOL_PAUSE.TRIAL_AT, now).where(POOL_PAUSE.POOL.eq(pool)).execute();
  }

  /** Whether a worker of that pool and node has to be looked at. */
  static Condition closedFor(org.jooq.Field<String> pool, org.jooq.Field<String> node) {
    return or(
        exists(
            selectOne().from(QUARANTINE).where(QUARANTINE.POOL.eq(pool), QUARANTINE.NODE.eq(node))),
        exists(selectOne().from(POOL_PAUSE).where(POOL_PAUSE.POOL.eq(pool))));
  }

  /** After a change: sets the flags of the pool's workers right and wakes whoever waits. */
  static void refresh(DSLContext tx, String pool) {
    repair(tx, pool);
    Hint.TASK.send(tx, pool);
  }

  /**
   * Sets the flags of the pool's workers right. The update waits for claims that are under way, so
   * that afterwards no worker is given a task that looked before.
   */
  static void repair(DSLContext tx, String pool) {
    var closed = field(closedFor(WORKER.POOL, WORKER.NODE));
    tx.update(WORKER)
        .set(WORKER.GATED, closed)
        .where(WORKER.POOL.eq(pool), WORKER.STATE.ne("Gone"), WORKER.GATED.isDistinctFrom(closed))
        .returning(WORKER.ID)
        .fetch(WORKER.ID)
        .forEach(worker -> Hint.WORKER.send(tx, worker));
  }
}

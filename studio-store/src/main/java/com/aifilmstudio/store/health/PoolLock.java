package com.aifilmstudio.store.health;

import static org.jooq.impl.DSL.inline;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Changes to what is wrong with a pool happen one after the other: without this lock two machines
 * that fail at once would each be counted without the other, and the two together be more than may
 * be in quarantine.
 */
final class PoolLock {

  private PoolLock() {}

  /** Held until the end of the transaction. Taken before any row is locked. */
  static void take(DSLContext tx, String pool) {
    var key = DSL.function("hashtextextended", Long.class, DSL.val("health/" + pool), inline(0L));
    tx.select(DSL.function("pg_advisory_xact_lock", Object.class, key)).execute();
  }
}

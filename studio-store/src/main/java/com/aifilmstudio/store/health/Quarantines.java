package com.aifilmstudio.store.health;

import static com.aifilmstudio.store.schema.Tables.QUARANTINE;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import com.aifilmstudio.core.failure.QuarantineRule;
import com.aifilmstudio.core.failure.QuarantineRule.Verdict;
import com.aifilmstudio.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;

/** Machines that get no films for now. */
public final class Quarantines {

  /** A machine that no worker came back to for so long is taken to be gone. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final Database database;
  private final InstantSource clock;
  private final HealthSettings settings;

  public Quarantines(Database database, InstantSource clock, HealthSettings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Decides about a machine after a failure there. Runs after the failure was committed, in a
   * transaction of its own, so that no job's lock is held while workers' rows are waited for.
   */
  public Verdict judge(String pool, String node) {
    return database.inTransaction(
        tx -> {
          PoolLock.take(tx, pool);
          return judge(tx, pool, node, clock.instant());
        });
  }

  private Verdict judge(DSLContext tx, String pool, String node, Instant now) {
    var against = NodeFailures.ofNode(tx, pool, node, now.minus(QuarantineRule.WINDOW));
    if (against.isEmpty() || isQuarantined(tx, pool, node)) {
      return new Verdict.Trusted();
    }
    var last = against.getFirst();
    var verdict =
        QuarantineRule.judge(
            node,
            against.size(),
            "%s: %s".formatted(last.code().code(), last.message()),
            nodes(tx, pool),
            tx.fetchCount(QUARANTINE, QUARANTINE.POOL.eq(pool)));
    if (verdict instanceof Verdict.Quarantined(String reason)) {
      tx.insertInto(QUARANTINE)
          .set(QUARANTINE.POOL, pool)
          .set(QUARANTINE.NODE, node)
          .set(QUARANTINE.SINCE, now)
          .set(QUARANTINE.CODE, last.code().code())
          .set(QUARANTINE.REASON, reason)
          .set(QUARANTINE.PROBE_AT, now.plus(settings.firstProbe()))
          .execute();
      Gate.refresh(tx, pool);
    }
    return verdict;
  }

  private static boolean isQuarantined(DSLContext tx, String pool, String node) {
    return tx.fetchExists(QUARANTINE, QUARANTINE.POOL.eq(pool), QUARANTINE.NODE.eq(node));
  }

  /** Machines with a worker of the pool, and those that are kept without one. */
  private static int nodes(DSLContext tx, String pool) {
    return tx.fetchCount(
        tx.select(WORKER.NODE)
            .from(WORKER)
            .where(WORKER.POOL.eq(pool), WORKER.STATE.ne("Gone"))
            .union(tx.select(QUARANTINE.NODE).from(QUARANTINE).where(QUARANTINE.POOL.eq(pool))));
  }

  /** A pool's machines in quarantine, longest first. */
  public static List<QuarantinedNode> ofPool(DSLContext sql, String pool, Instant now) {
    return sql.selectFrom(QUARANTINE)
        .where(QUARANTINE.POOL.eq(pool))
        .orderBy(QUARANTINE.SINCE, QUARANTINE.NODE)
        .fetch(
            row ->
                new QuarantinedNode(
                    row.getPool(),
                    row.getNode(),
                    row.getSince(),
                    row.getCode(),
                    row.getReason(),
                    row.getFailed(),
                    row.getProbeAt(),
                    row.getLeaseUntil() != null && row.getLeaseUntil().isAfter(now)));
  }

  /**
   * What time brings: machines that nobody came back to are forgotten, and a worker that registered
   * while its machine went into quarantine gets its flag.
   */
  public void sweep() {
    var now = clock.instant();
    database
        .sql()
        .deleteFrom(QUARANTINE)
        .where(
            QUARANTINE.PROBE_AT.lt(now.minus(FORGOTTEN)),
            notExists(
                selectOne()
                    .from(WORKER)
                    .where(
                        WORKER.POOL.eq(QUARANTINE.POOL),
                        WORKER.NODE.eq(QUARANTINE.NODE),
                        WORKER.STATE.ne("Gone"))))
        .execute();
    NodeFailures.forget(database.sql(), now.minus(QuarantineRule.WINDOW));
    database
        .sql()
        .selectDistinct(QUARANTINE.POOL)
        .from(QUARANTINE)
        .fetch(QUARANTINE.POOL)
        .forEach(
            pool ->
                database.run(
                    tx -> {
                      PoolLock.take(tx, pool);
                      Gate.repair(tx, pool);
                    }));
  }
}

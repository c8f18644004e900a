package com.aifilmstudio.store.health;

import static com.aifilmstudio.store.schema.Tables.QUARANTINE;
import static com.aifilmstudio.store.schema.Tables.WORKER;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.failure.QuarantineRule;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.WorkerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Machines in quarantine are tried with a small render that no film waits for. One that passes gets
 * films again; one that fails, or goes silent, waits longer for its next.
 */
public final class Probes {

  private final Database database;
  private final InstantSource clock;
  private final HealthSettings settings;

  public Probes(Database database, InstantSource clock, HealthSettings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
  }

  /** A probe for a worker whose node is in quarantine, if one is due. */
  public Optional<ProbeLease> begin(WorkerId worker, String pool, String node) {
    return database.inTransaction(
        tx -> {
          PoolLock.take(tx, pool);
          var now = clock.instant();
          var due =
              tx.selectFrom(QUARANTINE)
                  .where(QUARANTINE.POOL.eq(pool), QUARANTINE.NODE.eq(node))
                  .fetchOptional()
                  .filter(row -> row.getProbeAt().isBefore(now) || row.getProbeAt().equals(now));
          if (due.isEmpty()) {
            return Optional.empty();
          }
          if (due.get().getLeaseUntil() != null) {
            var silent = new Place(pool, node, due.get().getFailed());
            fail(tx, silent, FailureCode.WORKER_LOST.code(), "it went silent", now);
            return Optional.empty();
          }
          var lease = new ProbeLease(ProbeLease.freshId(), due.get().getEpoch() + 1, worker);
          tx.update(QUARANTINE)
              .set(QUARANTINE.PROBE, lease.id())
              .set(QUARANTINE.EPOCH, lease.epoch())
              .set(QUARANTINE.WORKER_ID, worker.value())
              .set(QUARANTINE.LEASE_UNTIL, now.plus(settings.probeLease()))
              // Whoever goes silent with it is to come late for the next one, too.
              .set(QUARANTINE.PROBE_AT, now.plus(settings.probeLease()))
              .where(QUARANTINE.POOL.eq(pool), QUARANTINE.NODE.eq(node))
              .execute();
          return Optional.of(lease);
        });
  }

  /** A sign of life; false if the probe is no longer the worker's. */
  public boolean beat(ProbeLease lease) {
    return database.inTransaction(
        tx -> {
          var now = clock.instant();
          var until = now.plus(settings.probeLease());
          int held =
              tx.update(QUARANTINE)
                  .set(QUARANTINE.LEASE_UNTIL, until)
                  .set(QUARANTINE.PROBE_AT, until)
                  .where(heldBy(lease))
                  .execute();
          tx.update(WORKER)
              .set(WORKER.SEEN_AT, now)
              .where(WORKER.ID.eq(lease.worker().value()))
              .execute();
          return held == 1;
        });
  }

  /** The machine works: it gets films again, and nothing speaks against it any more. */
  public boolean passed(ProbeLease lease) {
    return ended(
        lease,
        (tx, place, now) -> {
          tx.deleteFrom(QUARANTINE).where(heldBy(lease)).execute();
          NodeFailures.forgive(tx, place.pool(), place.node());
        });
  }

  /** The machine still fails. */
  public boolean failed(ProbeLease lease, String code, String message) {
    return ended(lease, (tx, place, now) -> fail(tx, place, code, message, now));
  }

  private void fail(DSLContext tx, Place place, String code, String message, Instant now) {
    int failed = place.failedProbes() + 1;
    var reason =
        "Probe %d on node %s failed with %s: %s".formatted(failed, place.node(), code, message);
    tx.update(QUARANTINE)
        .set(QUARANTINE.CODE, code)
        .set(QUARANTINE.REASON, reason)
        .set(QUARANTINE.FAILED, failed)
        .set(QUARANTINE.PROBE_AT, now.plus(QuarantineRule.pause(settings.firstProbe(), failed)))
        .setNull(QUARANTINE.LEASE_UNTIL)
        .where(QUARANTINE.POOL.eq(place.pool()), QUARANTINE.NODE.eq(place.node()))
        .execute();
  }

  /** The worker goes; that says nothing of its machine. */
  public boolean handedBack(ProbeLease lease) {
    return ended(
        lease,
        (tx, place, now) ->
            tx.update(QUARANTINE)
                .set(QUARANTINE.PROBE_AT, now)
                .setNull(QUARANTINE.LEASE_UNTIL)
                .where(heldBy(lease))
                .execute());
  }

  /** Where a probe was made. */
  private record Place(String pool, String node, int failedProbes) {}

  @FunctionalInterface
  private interface Ending {
    void write(DSLContext tx, Place place, Instant now);
  }

  private boolean ended(ProbeLease lease, Ending ending) {
    return database.inTransaction(
        tx -> {
          var place = place(tx, lease);
          if (place.isEmpty()) {
            return false;
          }
          PoolLock.take(tx, place.get().pool());
          if (place(tx, lease).isEmpty()) {
            return false;
          }
          ending.write(tx, place.get(), clock.instant());
          Gate.refresh(tx, place.get().pool());
          Hint.WORKER.send(tx, lease.worker().value());
          return true;
        });
  }

  private static Optional<Place> place(DSLContext tx, ProbeLease lease) {
    return tx.selectFrom(QUARANTINE)
        .where(heldBy(lease))
        .fetchOptional(row -> new Place(row.getPool(), row.getNode(), row.getFailed()));
  }

  private static Condition heldBy(ProbeLease lease) {
    return QUARANTINE
        .PROBE
        .eq(lease.id())
        .and(QUARANTINE.EPOCH.eq(lease.epoch()))
        .and(QUARANTINE.WORKER_ID.eq(lease.worker().value()))
        .and(QUARANTINE.LEASE_UNTIL.isNotNull());
  }
}

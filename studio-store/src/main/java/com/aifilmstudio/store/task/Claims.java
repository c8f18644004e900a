package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.ShotId;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.health.Gate;
import com.aifilmstudio.store.health.HealthSettings;
import com.aifilmstudio.store.health.Probes;
import com.aifilmstudio.store.schema.tables.records.TaskRecord;
import com.aifilmstudio.store.schema.tables.records.WorkerRecord;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Workers take tasks. The take is written in the transaction that grants the lease, so an upload or
 * a report can never be older than the record of its attempt.
 *
 * <p>Only ready tasks are claimed; a lease that ran out is made ready by {@link LeaseSweep}. It
 * alone knows whether the studio itself was away, and must be the one place that takes a lease from
 * a worker.
 */
public final class Claims {

  private final Database database;
  private final InstantSource clock;
  private final HandBacks handBacks;
  private final Probes probes;
  private final ClaimsTogether together;

  public Claims(Database database, InstantSource clock) {
    this(database, clock, HealthSettings.DEFAULT, ended -> {});
  }

  /** {@code handedBack} is told of what workers held that ask for other work. */
  public Claims(
      Database database,
      InstantSource clock,
      HealthSettings health,
      Consumer<EndedTake> handedBack) {
    this.database = database;
    this.clock = clock;
    this.probes = new Probes(database, clock, health);
    this.handBacks = new HandBacks(database, clock, handedBack);
    this.together = new ClaimsTogether(database, clock, handBacks);
  }

  /** The next task for the worker, or word that there is none. */
  public ClaimAnswer claim(WorkerId id) {
    handBacks.free(id, "The worker asked for other work.");
    var inVain = new HashSet<String>();
    while (true) {
      switch (database.inTransaction(tx -> attempt(tx, id, inVain))) {
        case Try.Answered(ClaimAnswer answer) -> {
          return answer;
        }
        case Try.NothingOf(String account) -> inVain.add(account);
        // Outside of the transaction: a probe locks the pool, and only then a worker.
        case Try.AtQuarantinedNode(WorkerRecord worker) -> {
          return probes
              .begin(id, worker.getPool(), worker.getNode())
              .<ClaimAnswer>map(lease -> new ClaimAnswer.Probe(lease, worker.getBundleDigest()))
              .orElseGet(ClaimAnswer.Barred::new);
        }
      }
    }
  }

  /**
   * What each would get if they claimed one after the other, in few statements. A worker of whom
   * something has to be looked at more closely is missing in the answer: it claims alone.
   */
  public Map<WorkerId, ClaimAnswer> claimTogether(Collection<WorkerId> ids) {
    return together.claim(ids);
  }

  private sealed interface Try {
    record Answered(ClaimAnswer answer) implements Try {}

    /**
     * Its tasks were taken while its lock was waited for. The next try is a transaction of its own:
     * two claims that hold on to accounts while they go on to others could block each other.
     */
    record NothingOf(String account) implements Try {}

    record AtQuarantinedNode(WorkerRecord worker) implements Try {}
  }

  private Try attempt(DSLContext tx, WorkerId id, Set<String> inVain) {
    var now = clock.instant();
    var free = lockAsFree(tx, id, now);
    if (free.isEmpty()) {
      return new Try.Answered(new ClaimAnswer.Drained());
    }
    var worker = free.get();
    var gate =
        worker.getGated() ? Gate.of(tx, worker.getPool(), worker.getNode(), now) : new Gate.Open();
    return switch (gate) {
      case Gate.Quarantined() -> new Try.AtQuarantinedNode(worker);
      case Gate.Paused() -> new Try.Answered(new ClaimAnswer.Nothing());
      case Gate.Open() -> take(tx, worker, inVain, now);
      case Gate.Trial() -> {
        var tried = take(tx, worker, inVain, now);
        if (!(tried instanceof Try.Answered(ClaimAnswer.Claimed claimed))) {
          Gate.returnTrial(tx, worker.getPool(), now);
        }
        yield tried;
      }
    };
  }

  private static Try take(DSLContext tx, WorkerRecord worker, Set<String> inVain, Instant now) {
    var account = NextAccount.lock(tx, worker, inVain, now);
    if (account.isEmpty()) {
      return new Try.Answered(
          OneFilm.isOver(tx, worker) ? new ClaimAnswer.Drained() : new ClaimAnswer.Nothing());
    }
    return Grant.first(tx, worker, account.get(), now)
        .<Try>map(task -> new Try.Answered(new ClaimAnswer.Claimed(claimed(task, now))))
        .orElseGet(() -> new Try.NothingOf(account.get()));
  }

  /**
   * Locks the worker's row before anything is claimed: a drain of the same worker either comes
   * first and is seen here, or waits and then sees it busy. A worker that asks is free and has its
   * model loaded.
   */
  private static Optional<WorkerRecord> lockAsFree(DSLContext tx, WorkerId id, Instant now) {
    return tx.update(WORKER)
        .set(WORKER.SEEN_AT, now)
        .set(WORKER.READY_AT, coalesce(WORKER.READY_AT, val(now, WORKER.READY_AT)))
        .set(
            WORKER.IDLE_SINCE,
            when(WORKER.STATE.eq(WorkerState.Idle.name()), WORKER.IDLE_SINCE)
                .otherwise(val(now, WORKER.IDLE_SINCE)))
        .set(WORKER.STATE, WorkerState.Idle.name())
        .where(
            WORKER.ID.eq(id.value()),
            WORKER.STATE.notIn(WorkerState.Draining.name(), WorkerState.Gone.name()))
        .returning()
        .fetchOptional();
  }

  /** One lease time from now. */
  static Field<Instant> leaseEnd(Instant now) {
    return field(
        "{0} + make_interval(secs => {1})",
        TASK.LEASE_UNTIL.getDataType(), val(now, TASK.LEASE_UNTIL), TASK.TTL_SECONDS);
  }

  static ClaimedTask claimed(TaskRecord task, Instant now) {
    var shot = Optional.ofNullable(task.getShotId()).map(ShotId::new);
    return new ClaimedTask(
        new Lease(new TaskId(task.getId()), task.getEpoch(), new WorkerId(task.getWorkerId())),
        shot.isPresent() ? TaskKind.RENDER : TaskKind.ASSEMBLE,
        new JobId(task.getJobId()),
        shot,
        task.getOrdinal(),
        task.getTtlSeconds(),
        Duration.between(task.getReadyAt(), now));
  }
}

package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.account.Charges;
import com.aifilmstudio.store.take.Takes;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Signs of life. Each writes how far the task is, cheaply; the lease itself, whose column is in an
 * index, is written only when it has lost more than {@link #WRITE_AFTER} of its time.
 */
public final class Leases {

  static final Duration WRITE_AFTER = Duration.ofSeconds(5);

  private final Database database;
  private final InstantSource clock;

  public Leases(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The lease as it is at this moment; empty if the task was never claimed. */
  public Optional<HeldLease> find(Lease lease) {
    return Optional.ofNullable(find(Set.of(lease)).get(lease));
  }

  /** Those of the leases whose tasks were claimed at least once. */
  public Map<Lease, HeldLease> find(Collection<Lease> leases) {
    var tasks = HeldTask.look(database.sql(), leases.stream().map(Lease::task).collect(toSet()));
    return leases.stream()
        .filter(lease -> tasks.containsKey(lease.task()))
        .collect(toMap(Function.identity(), lease -> held(tasks.get(lease.task()), lease)));
  }

  private static HeldLease held(HeldTask task, Lease lease) {
    return new HeldLease(
        task.standing(lease),
        task.job(),
        task.shot().isPresent() ? TaskKind.RENDER : TaskKind.ASSEMBLE,
        task.heldShot());
  }

  /** A beat arrived. */
  public BeatAnswer beat(Lease lease, Beat beat) {
    var now = clock.instant();
    var task = HeldTask.look(database.sql(), lease.task());
    if (task.isEmpty()) {
      return new BeatAnswer(
          Standing.ofNeverClaimed(database.sql(), lease), Verdict.CANCEL, Optional.empty());
    }
    var standing = task.get().standing(lease);
    if (standing == Standing.CURRENT && isDue(task.get(), now)) {
      standing = renew(lease, now);
    }
    if (standing == Standing.CURRENT) {
      note(lease, beat, now);
    }
    return new BeatAnswer(standing, task.get().wish().verdict(), task.get().heldShot());
  }

  private static boolean isDue(HeldTask task, Instant now) {
    var full = now.plusSeconds(task.ttlSeconds());
    var worthIt = min(WRITE_AFTER, Duration.ofSeconds(task.ttlSeconds()).dividedBy(4));
    return task.state() != TaskState.Leased || task.leaseUntil().isBefore(full.minus(worthIt));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** One fenced statement; only where the lease had run out is more to be set right. */
  private Standing renew(Lease lease, Instant now) {
    return database.inTransaction(
        tx -> {
          int renewed =
              tx.update(TASK)
                  .set(TASK.LEASE_UNTIL, Claims.leaseEnd(now))
                  .where(
                      TASK.ID.eq(lease.task().value()),
                      TASK.EPOCH.eq(lease.epoch()),
                      TASK.WORKER_ID.eq(lease.worker().value()),
                      TASK.STATE.eq(TaskState.Leased.name()))
                  .execute();
          if (renewed == 0) {
            return revive(tx, lease, now);
          }
          seen(tx, lease, now);
          return Standing.CURRENT;
        });
  }

  private static Standing revive(DSLContext tx, Lease lease, Instant now) {
    var task = HeldTask.lock(tx, lease.task()).orElseThrow();
    var standing = task.standing(lease);
    if (standing == Standing.CURRENT) {
      tx.update(TASK)
          .set(TASK.STATE, TaskState.Leased.name())
          .set(TASK.LEASE_UNTIL, Claims.leaseEnd(now))
          .where(TASK.ID.eq(lease.task().value()))
          .execute();
      Takes.revive(tx, lease.task(), lease.epoch());
      task.shot().ifPresent(shot -> ShotRow.phase(tx, shot, "Rendering"));
      Hint.JOB.send(tx, task.job().value());
      seen(tx, lease, now);
      // After the worker, as a claim does it. The GPUs are in use, whatever the quota says.
      Charges.set(tx, task.charge(), task.promisedGpuSeconds(), task.gpus());
    }
    return standing;
  }

  private static void seen(DSLContext tx, Lease lease, Instant now) {
    tx.update(WORKER)
        .set(WORKER.SEEN_AT, now)
        .set(
            WORKER.STATE,
            when(WORKER.STATE.eq(WorkerState.Idle.name()), val(WorkerState.Busy.name()))
                .otherwise(WORKER.STATE))
        .where(WORKER.ID.eq(lease.worker().value()))
        .execute();
  }

  /** A beat that was overtaken by a later epoch's leaves no trace. */
  private void note(Lease lease, Beat beat, Instant now) {
    var row = database.sql().newRecord(PROGRESS);
    row.setTaskId(lease.task().value());
    row.setEpoch(lease.epoch());
    row.setPhase(beat.phase());
    row.setStep(beat.step());
    row.setSteps(beat.steps());
    row.setGpuSeconds(beat.gpuSeconds());
    row.setAt(now);
    database
        .sql()
        .insertInto(PROGRESS)
        .set(row)
        .onConflict(PROGRESS.TASK_ID)
        .doUpdate()
        .set(row)
        .where(PROGRESS.EPOCH.le(lease.epoch()))
        .execute();
  }

  /** Drops what beats have noted that came after their task's end; nobody would see it. */
  public int dropStrayProgress() {
    return database
        .sql()
        .deleteFrom(PROGRESS)
        .where(
            notExists(
                selectOne()
                    .from(TASK)
                    .where(TASK.ID.eq(PROGRESS.TASK_ID), TASK.STATE.eq(TaskState.Leased.name()))))
        .execute();
  }
}

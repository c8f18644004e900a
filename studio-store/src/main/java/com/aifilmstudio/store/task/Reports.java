package com.aifilmstudio.store.task;

import com.aifilmstudio.core.failure.AfterFailure;
import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.health.HealthSettings;
import com.aifilmstudio.store.health.NodeFailure;
import com.aifilmstudio.store.health.NodeFailures;
import com.aifilmstudio.store.take.TakeEnd;
import com.aifilmstudio.store.take.TakeOutcome;
import com.aifilmstudio.store.take.Takes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/** Final reports of workers: done, or given back. Only the holder of the lease changes anything. */
public final class Reports {

  private static final int LONGEST_MESSAGE = 2000;

  private final Database database;
  private final InstantSource clock;
  private final Aftermath aftermath;

  public Reports(Database database, InstantSource clock) {
    this(database, clock, HealthSettings.DEFAULT);
  }

  public Reports(Database database, InstantSource clock, HealthSettings health) {
    this.database = database;
    this.clock = clock;
    this.aftermath = new Aftermath(database, clock, health);
  }

  /** That a task is done, and what its worker says of it. */
  public record Completion(Lease lease, Complete report) {}

  /**
   * The task is done. Its files have been seen in the object store before, outside of the
   * transaction: a slow store must not hold a job's lock.
   */
  public Report complete(Lease lease, Complete complete) {
    return aftermath.of(
        withHeld(lease, true, (tx, task) -> Completions.one(tx, task, complete, clock.instant())));
  }

  /**
   * Like {@link #complete} for each, in one transaction. What is not plainly good (another holds
   * the lease, a check found something, a film's cut) is left alone and missing in the answer.
   */
  public Map<Completion, Report> completeTogether(Collection<Completion> several) {
    var reports = database.inTransaction(tx -> Completions.together(tx, several, clock.instant()));
    aftermath.ofResults(reports.values());
    return reports;
  }

  /** The task is given back. */
  public Report fail(Lease lease, Fail fail) {
    return aftermath.of(
        withHeld(lease, false, (tx, task) -> fail(tx, task, fail, clock.instant())));
  }

  /** The worker went away before it was told of its task: another need not wait for its lease. */
  public void unheard(Lease lease) {
    fail(
        lease,
        new Fail(
            lease.epoch(),
            FailureCode.WORKER_DRAINED.code(),
            "The worker hung up before it was told of its task.",
            true));
  }

  private static Report fail(DSLContext tx, HeldTask task, Fail report, Instant now) {
    var code = FailureCode.reported(report.code());
    var message = shortened(report.message());
    var gpu = task.gpuTime(task.reportedGpuSeconds(), now);
    var before = Takes.attempts(tx, task.id());
    var end =
        switch (AfterFailure.of(
            code, report.releaseOnly(), before, task.node(), task.maxAttempts())) {
          case AfterFailure.TryAgain(var charged, var pause) -> {
            var outcome = charged ? TakeOutcome.Failed : TakeOutcome.Released;
            var again = end(outcome, code, message, charged, gpu, now);
            suspect(tx, task, again);
            if (charged && code.blame() == Blame.NODE) {
              OtherNodes.askFirst(tx, task);
            }
            Endings.release(tx, task, again, pause);
            yield again;
          }
          case AfterFailure.PausePool() -> {
            var freed = end(TakeOutcome.Released, code, message, false, gpu, now);
            Endings.release(tx, task, freed, Duration.ZERO);
            yield freed;
          }
          case AfterFailure.GiveUp(var blame) -> {
            var last = end(TakeOutcome.Failed, code, message, true, gpu, now).blaming(blame);
            if (task.wanted()) {
              suspect(tx, task, last);
              giveUp(tx, task, last);
            } else {
              Endings.release(tx, task, last, Duration.ZERO);
            }
            yield last;
          }
        };
    return Report.of(task, end, gpu);
  }

  /** A film that can do without the shot may have all it waits for. */
  static void giveUp(DSLContext tx, HeldTask task, TakeEnd end) {
    Endings.giveUp(tx, task, end);
    if (task.shot().isPresent()) {
      Tasks.enqueueAssembleIfRendered(tx, task.job(), task.ttlSeconds(), end.at());
    }
  }

  /** What a failure says of the machine; one that is the job's own says nothing of any. */
  private static void suspect(DSLContext tx, HeldTask task, TakeEnd end) {
    var code = end.code().orElseThrow();
    if (!end.charged() || code.blame() != Blame.NODE) {
      return;
    }
    if (end.blame().equals(Optional.of(Blame.NODE))) {
      NodeFailures.note(
          tx,
          new NodeFailure(
              task.pool(), task.node(), task.job(), code, end.message().orElse(""), end.at()));
    } else {
      NodeFailures.withdraw(tx, task.job());
      Takes.clearNodes(tx, task.id());
    }
  }

  private static TakeEnd end(
      TakeOutcome outcome,
      FailureCode code,
      String message,
      boolean charged,
      GpuTime gpu,
      Instant now) {
    return new TakeEnd(
        outcome,
        Optional.of(code),
        Optional.of(message),
        charged,
        gpu.millis(),
        Optional.empty(),
        now);
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }

  private Report withHeld(
      Lease lease, boolean completes, BiFunction<DSLContext, HeldTask, Report> act) {
    return database.inTransaction(
        tx ->
            HeldTask.lock(tx, lease.task())
                .map(
                    task -> {
                      var standing = task.standing(lease);
                      return standing == Standing.CURRENT
                          ? act.apply(tx, task)
                          : Report.without(again(task, standing, completes));
                    })
                .orElseGet(() -> Report.without(Standing.ofNeverClaimed(tx, lease))));
  }

  /** The same report again is told that it stands; another one comes too late. */
  private static Standing again(HeldTask task, Standing standing, boolean completes) {
    return standing == Standing.ENDED && task.reportedComplete() != completes
        ? Standing.FENCED
        : standing;
  }
}

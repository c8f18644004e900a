package com.aifilmstudio.store.task;

import static com.aifilmstudio.store.schema.Tables.ACCOUNT;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.PROGRESS;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.money.ChargeRule;
import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.account.Charges;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.money.Captures;
import com.aifilmstudio.store.take.TakeEnd;
import com.aifilmstudio.store.take.TakeOutcome;
import com.aifilmstudio.store.take.Takes;
import com.aifilmstudio.store.worker.WorkerState;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** The ends that a held task can come to. Each works on a task that the transaction has locked. */
final class Endings {

  /** Their GPU time is on the film's bill; that of a broken machine or studio is not. */
  private static final Set<Blame> ON_THE_BILL = EnumSet.of(Blame.USER, Blame.JOB);

  private Endings() {}

  /** The task can be claimed again, or nobody wants it any more. */
  static void release(DSLContext tx, HeldTask task, TakeEnd end, Duration pause) {
    if (!task.wanted()) {
      cancel(tx, task, end);
      return;
    }
    Takes.end(tx, task.id(), task.epoch(), end);
    tx.update(TASK)
        .set(TASK.STATE, task.wish().waiting().name())
        .set(TASK.READY_AT, end.at().plus(pause))
        .where(TASK.ID.eq(task.id().value()))
        .execute();
    task.shot()
        .ifPresent(
            shot -> {
              ShotRow.phase(tx, shot, "Queued");
              if (end.charged()) {
                ShotRow.charge(tx, shot);
              }
            });
    tell(tx, task, "released", end);
    Hint.TASK.send(tx, task.pool());
    free(tx, task, end);
  }

  /** The film can do without it. */
  private static void cancel(DSLContext tx, HeldTask task, TakeEnd why) {
    Takes.end(
        tx,
        task.id(),
        task.epoch(),
        new TakeEnd(
            TakeOutcome.Canceled,
            Optional.empty(),
            Optional.empty(),
            false,
            why.gpuMillis(),
            Optional.empty(),
            why.at()));
    state(tx, task, TaskState.Canceled);
    task.shot().ifPresent(shot -> ShotRow.phase(tx, shot, "Canceled"));
    Hint.JOB.send(tx, task.job().value());
    free(tx, task, why);
  }

  /** The task has failed for good; the film can at best do without it. */
  static void giveUp(DSLContext tx, HeldTask task, TakeEnd end) {
    Takes.end(tx, task.id(), task.epoch(), end);
    state(tx, task, TaskState.Failed);
    task.shot()
        .ifPresent(
            shot -> {
              ShotRow.phase(tx, shot, "Failed");
              ShotRow.charge(tx, shot);
              ShotRow.explain(tx, shot, end.code().orElseThrow(), end.message().orElse(""));
            });
    bill(tx, task, end);
    tell(tx, task, "failed", end);
    free(tx, task, end);
  }

  /**
   * The tasks' results are there. Only one of a film that is paid for by a hold: the hold was read
   * with its task, before another of the same film took from it.
   */
  static void done(DSLContext tx, Collection<Finished> tasks) {
    if (!tasks.isEmpty()) {
      FinishedTogether.write(tx, tasks);
      tasks.stream()
          .sorted(Comparator.comparing(finished -> finished.task().charge().account()))
          .forEach(finished -> pay(tx, finished.task(), finished.end()));
    }
  }

  private static void state(DSLContext tx, HeldTask task, TaskState state) {
    tx.update(TASK).set(TASK.STATE, state.name()).where(TASK.ID.eq(task.id().value())).execute();
    Checkpoints.forget(tx, task.id());
  }

  private static void bill(DSLContext tx, HeldTask task, TakeEnd end) {
    if (end.blame().map(ON_THE_BILL::contains).orElse(true)) {
      tx.update(JOB)
          .set(JOB.GPU_MILLIS, JOB.GPU_MILLIS.plus(end.gpuMillis()))
          .where(JOB.ID.eq(task.job().value()))
          .execute();
    }
  }

  private static void tell(DSLContext tx, HeldTask task, String what, TakeEnd end) {
    Events.append(tx, task.job(), noun(task) + what, story(task, end), end.at());
  }

  static String noun(HeldTask task) {
    return task.shot().isPresent() ? "shot." : "cut.";
  }

  /** What the event of an end tells. */
  static Map<String, Object> story(HeldTask task, TakeEnd end) {
    Map<String, Object> data = new HashMap<>();
    task.shot().ifPresent(shot -> data.put("shot", task.traits().shotName()));
    data.put("epoch", task.epoch());
    data.put("worker", task.worker().value());
    data.put("gpuSeconds", end.gpuMillis() / 1000.0);
    end.code().ifPresent(code -> data.put("code", code.code()));
    end.blame().ifPresent(blame -> data.put("blame", blame.word()));
    end.message().ifPresent(message -> data.put("message", message));
    return data;
  }

  /** Last, and the account after the worker, because that is the order in which a claim locks. */
  private static void free(DSLContext tx, HeldTask task, TakeEnd end) {
    tx.deleteFrom(PROGRESS)
        .where(PROGRESS.TASK_ID.eq(task.id().value()), PROGRESS.EPOCH.le(task.epoch()))
        .execute();
    tx.update(WORKER)
        .set(WORKER.STATE, WorkerState.Idle.name())
        .set(WORKER.IDLE_SINCE, end.at())
        .where(WORKER.ID.eq(task.worker().value()), WORKER.STATE.eq(WorkerState.Busy.name()))
        .execute();
    Charges.set(tx, task.charge(), end.gpuMillis() / 1000.0, 0);
    tellThoseWhoWaitForRoom(tx, task);
    pay(tx, task, end);
  }

  /** In credits, if its account pays for it. */
  private static void pay(DSLContext tx, HeldTask task, TakeEnd end) {
    if (ChargeRule.pays(end.code(), end.blame(), task.stoppedByOwner())) {
      task.hold().ifPresent(it -> Captures.of(tx, it, task.take(), end.gpuMillis(), end.at()));
    }
  }

  /** Of an account with a quota, more may wait than could be claimed before. */
  private static void tellThoseWhoWaitForRoom(DSLContext tx, HeldTask task) {
    boolean limited =
        tx.fetchExists(
            ACCOUNT, ACCOUNT.NAME.eq(task.charge().account()), ACCOUNT.GPU_QUOTA.isNotNull());
    if (limited) {
      Hint.TASK.send(tx, task.pool());
    }
  }
}

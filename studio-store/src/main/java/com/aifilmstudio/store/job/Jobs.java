package com.aifilmstudio.store.job;

import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.TAKE;

import com.aifilmstudio.store.Hint;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.task.Tasks;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A job's row through its life: adopted, wished for otherwise, ended, removed. */
public final class Jobs {

  private static final Condition LIVE = JOB.FINISHED_AT.isNull();

  private Jobs() {}

  public static Optional<JobRow> ofResource(DSLContext sql, String uid) {
    return find(sql, JOB.UID.eq(uid));
  }

  public static Optional<JobRow> find(DSLContext sql, JobId id) {
    return find(sql, JOB.ID.eq(id.value()));
  }

  /** Jobs that are not over and whose resource should be there: it was seen, and not let go. */
  public static List<JobRow> live(DSLContext sql) {
    return JobColumns.select(sql)
        .where(LIVE, JOB.REMOVED_AT.isNull(), JOB.UID.isNotNull())
        .fetch(JobColumns::row);
  }

  /** Of the jobs that had this name, the last one. */
  public static Optional<JobRow> newest(DSLContext sql, String namespace, String name) {
    return sql.select(JOB.ID)
        .from(JOB)
        .where(JOB.NAMESPACE.eq(namespace), JOB.NAME.eq(name))
        .orderBy(JOB.CREATED_AT.desc(), JOB.ID.desc())
        .limit(1)
        .fetchOptional(JOB.ID)
        .flatMap(id -> find(sql, new JobId(id)));
  }

  /** The row for a resource that has none; when another pass was faster, the row that it made. */
  public static JobRow adopt(DSLContext tx, NewJob order, Instant now) {
    return adopt(tx, JobId.create(), order, now);
  }

  /** The same for a job that already has an id, in a database that has forgotten it. */
  public static JobRow adopt(DSLContext tx, JobId id, NewJob order, Instant now) {
    int made =
        FirstRow.insert(tx, id, order, now)
            .set(JOB.UID, order.uid())
            .set(JOB.NAME, order.name())
            .onConflict(JOB.UID)
            .doNothing()
            .execute();
    if (made == 1) {
      Events.append(tx, id, "job.queued", Map.of("name", order.name()), now);
    }
    return ofResource(tx, order.uid()).orElseThrow();
  }

  /** The film is no longer wanted, for good. Workers hear of it with their next beat. */
  public static void cancel(DSLContext tx, JobId id) {
    tx.update(JOB).set(JOB.DESIRED_STATE, "Canceled").where(JOB.ID.eq(id.value()), LIVE).execute();
    Tasks.cancelAll(tx, id);
    Hint.JOB.send(tx, id.value());
  }

  /** No task is claimed from now on, and workers hand back what they hold with their next beat. */
  public static void pause(DSLContext tx, JobId id) {
    turn(tx, id, JOB.DESIRED_STATE.eq("Running"), JOB.DESIRED_STATE, "Paused");
  }

  /** The film goes on where it was. */
  public static void resume(DSLContext tx, JobId id) {
    turn(tx, id, JOB.DESIRED_STATE.eq("Paused"), JOB.DESIRED_STATE, "Running");
  }

  /** What runs may end, but nothing more begins; or it may again. */
  public static void holdBack(DSLContext tx, JobId id, boolean held) {
    turn(tx, id, JOB.HELD_BACK.ne(held), JOB.HELD_BACK, held);
  }

  private static <T> void turn(DSLContext tx, JobId id, Condition from, Field<T> what, T next) {
    int changed = tx.update(JOB).set(what, next).where(JOB.ID.eq(id.value()), LIVE, from).execute();
    if (changed == 1) {
      Tasks.follow(tx, id);
      Hint.JOB.send(tx, id.value());
    }
  }

  /** Its owner gave it another priority or deadline. */
  public static void amend(DSLContext tx, JobId id, int priority, Optional<Instant> deadline) {
    int changed =
        tx.update(JOB)
            .set(JOB.PRIORITY, priority)
            .set(JOB.DEADLINE, deadline.orElse(null))
            .where(JOB.ID.eq(id.value()), LIVE)
            .execute();
    if (changed == 1) {
      Tasks.prioritise(tx, id, priority);
      Tasks.due(tx, id, deadline);
    }
  }

  /**
   * Decides how the job ends: its workers are told to stop, and it is over when the last of them
   * has. The first decision stays; a canceled job ends as Canceled.
   */
  public static void end(DSLContext tx, JobId id, JobRow.Ending ending) {
    int decided =
        tx.update(JOB)
            .set(JOB.ENDING_PHASE, ending.phase())
            .set(JOB.ENDING_CODE, ending.code())
            .set(JOB.ENDING_MESSAGE, ending.message())
            .where(
                JOB.ID.eq(id.value()),
                LIVE,
                JOB.ENDING_PHASE.isNull(),
                JOB.DESIRED_STATE.ne("Canceled"))
            .execute();
    if (decided == 1) {
      Tasks.cancelAll(tx, id);
      Hint.JOB.send(tx, id.value());
    }
  }

  /**
   * Ends a job that no worker has begun, and takes care that none can: its tasks are locked first,
   * so a claim that is under way is waited for and then seen, and a later one finds them gone.
   *
   * @return whether it has ended so; if not, a worker has begun it
   */
  public static boolean expire(DSLContext tx, JobId id, JobRow.Ending ending, Instant now) {
    Tasks.lockWaiting(tx, id);
    // A statement of its own: it must see the claim that was waited for.
    if (tx.fetchExists(TAKE, TAKE.JOB_ID.eq(id.value()))) {
      return false;
    }
    finish(tx, id, ending.phase(), ending.code(), ending.message(), now);
    return true;
  }

  /**
   * Where a live job is, for readers; nothing is decided from it. Those who listen are told when
   * its phase is another, and when its first worker has begun.
   */
  public static void note(DSLContext tx, JobId id, Noted noted, Instant now) {
    var before =
        tx.select(JOB.PHASE, JOB.STARTED_AT)
            .from(JOB)
            .where(JOB.ID.eq(id.value()), LIVE)
            .forNoKeyUpdate()
            .fetchOptional();
    if (before.isEmpty()) {
      return;
    }
    tx.update(JOB)
        .set(JOB.PHASE, noted.phase())
        .set(JOB.REASON, noted.reason())
        .set(JOB.MESSAGE, noted.message())
        .set(
            JOB.STARTED_AT,
            DSL.coalesce(JOB.STARTED_AT, DSL.val(noted.startedAt().orElse(null), JOB.STARTED_AT)))
        .where(JOB.ID.eq(id.value()))
        .execute();
    if (before.get().value2() == null && noted.startedAt().isPresent()) {
      Events.append(tx, id, "job.started", Map.of(), now);
    }
    if (!before.get().value1().equals(noted.phase())) {
      Events.append(
          tx,
          id,
          "job.phase_changed",
          Map.of(
              "from", before.get().value1().toLowerCase(Locale.ROOT),
              "to", noted.phase().toLowerCase(Locale.ROOT)),
          now);
    }
  }

  /** How a live job stands. */
  public record Noted(String phase, String reason, String message, Optional<Instant> startedAt) {}

  /** The end, once: a job that is finished stays as it is. */
  public static void finish(
      DSLContext tx, JobId id, String phase, String reason, String message, Instant now) {
    int finished =
        tx.update(JOB)
            .set(JOB.PHASE, phase)
            .set(JOB.REASON, reason)
            .set(JOB.MESSAGE, message)
            .set(JOB.FINISHED_AT, now)
            .where(JOB.ID.eq(id.value()), LIVE)
            .execute();
    if (finished == 1) {
      Tasks.cancelAll(tx, id);
      Events.append(
          tx,
          id,
          "job." + phase.toLowerCase(Locale.ROOT),
          Map.of("reason", reason, "message", message),
          now);
      Holds.release(tx, id, Fault.of(tx, id, phase, reason), now);
    }
  }

  /**
   * The tombstone: the RenderJob goes. A job that was still wanted ends here, and its row is never
   * turned into a resource again.
   */
  public static void remove(DSLContext tx, JobId id, Instant now) {
    finish(tx, id, "Canceled", "ResourceDeleted", "The RenderJob was deleted.", now);
    tx.update(JOB)
        .set(JOB.REMOVED_AT, now)
        .where(JOB.ID.eq(id.value()), JOB.REMOVED_AT.isNull())
        .execute();
  }

  private static Optional<JobRow> find(DSLContext sql, Condition which) {
    return JobColumns.select(sql).where(which).fetchOptional(JobColumns::row);
  }
}

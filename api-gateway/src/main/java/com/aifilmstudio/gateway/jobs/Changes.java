package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.job.GatewayJobs;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.JobSource;
import com.aifilmstudio.store.job.Jobs;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Changes what is wanted of a film. The row is changed at once, so that workers hear of it with
 * their next beat; the RenderJob follows when the new version has gone through the queue.
 */
@Singleton
class Changes {

  private final Database database;
  private final StatusCache cache;
  private final InstantSource clock;

  Changes(Database database, StatusCache cache, InstantSource clock) {
    this.database = database;
    this.cache = cache;
    this.clock = clock;
  }

  void change(String account, String id, String known, JobChange change, Optional<String> trace) {
    check(change);
    database.run(
        tx -> {
          var row = lock(tx, account, id);
          mine(row);
          Etag.require(known, row.intentVersion());
          if (alive(row, change)) {
            carryOut(tx, row, change, trace);
          }
        });
    cache.drop(account, id);
  }

  void cancel(String account, String id, Optional<String> trace) {
    database.run(
        tx -> {
          var row = lock(tx, account, id);
          mine(row);
          if (!row.finished() && !row.canceled()) {
            cancel(tx, row, trace);
          }
        });
    cache.drop(account, id);
  }

  void delete(String account, String id) {
    database.run(
        tx -> {
          var row = lock(tx, account, id);
          mine(row);
          if (!row.finished()) {
            throw ProblemException.plain(
                ProblemType.STATE_CONFLICT, "The film is not over: cancel it first.");
          }
          GatewayJobs.delete(tx, row, clock.instant());
          Intents.next(tx, row.id(), Optional.empty(), clock.instant());
        });
    cache.drop(account, id);
  }

  private static JobRow lock(DSLContext tx, String account, String id) {
    return GatewayJobs.lock(tx, account, new JobId(id))
        .orElseThrow(() -> ProblemException.notFound("such job"));
  }

  private static void mine(JobRow row) {
    if (row.source() == JobSource.Applied) {
      throw ProblemException.plain(
          ProblemType.STATE_CONFLICT,
          "This film was applied as RenderJob %s in namespace %s: change it there."
              .formatted(row.name(), row.namespace()));
    }
  }

  /** Labels can be given to a film that is over; nothing else can. */
  private static boolean alive(JobRow row, JobChange change) {
    boolean wish =
        change.desiredState() != null || change.priority() != null || change.movesDeadline();
    if (row.finished() && wish || row.canceled() && resumes(change)) {
      throw ProblemException.plain(
          ProblemType.STATE_CONFLICT,
          "The film is %s: it stays as it is.".formatted(JobViews.status(row).word()));
    }
    return true;
  }

  private static boolean resumes(JobChange change) {
    return change.desiredState() != null && !change.desiredState().equals("canceled");
  }

  private void carryOut(DSLContext tx, JobRow row, JobChange change, Optional<String> trace) {
    if (change.labels() != null) {
      GatewayJobs.label(tx, row.id(), change.labels());
    }
    if (change.priority() != null || change.movesDeadline()) {
      Jobs.amend(
          tx,
          row.id(),
          Optional.ofNullable(change.priority()).orElse(row.priority()),
          change.movesDeadline()
              ? change.newDeadline().map(time -> time.truncatedTo(ChronoUnit.MICROS))
              : row.deadline());
    }
    if ("canceled".equals(change.desiredState()) && !row.canceled()) {
      cancel(tx, row, trace);
      return;
    }
    if ("paused".equals(change.desiredState())) {
      Jobs.pause(tx, row.id());
    }
    if ("running".equals(change.desiredState())) {
      Jobs.resume(tx, row.id());
    }
    Intents.next(tx, row.id(), trace, now());
  }

  private void cancel(DSLContext tx, JobRow row, Optional<String> trace) {
    Jobs.cancel(tx, row.id());
    if (row.uid().isEmpty()) {
      GatewayJobs.cancelUnseen(tx, row.id(), now());
    }
    Intents.next(tx, row.id(), trace, now());
  }

  private void check(JobChange change) {
    if (change == null) {
      throw new ProblemException(new Problem.Plain(ProblemType.MALFORMED, "The body is missing."));
    }
    var faults = new Faults();
    faults.oneOf("/desired_state", change.desiredState(), Words.STATES.words());
    faults.range("/priority", change.priority(), 0, 100, "");
    if (change.hasReadableDeadline()) {
      JobCheck.deadline("/deadline", change.newDeadline().orElse(null), clock.instant(), faults);
    } else {
      faults.add("/deadline", "deadline is a time such as 2026-12-01T18:00:00Z, or null.");
    }
    JobCheck.labels(change.labels(), faults);
    faults.refuse();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

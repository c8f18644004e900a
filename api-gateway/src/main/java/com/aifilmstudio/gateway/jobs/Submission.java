package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.films.Outlook;
import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import com.aifilmstudio.gateway.start.GatewayConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.idempotency.Answered;
import com.aifilmstudio.store.idempotency.Answers;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.job.GatewayJobs;
import com.aifilmstudio.store.job.OwnedJobs;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jooq.DSLContext;

/** Accepts a film: its row, its hold, its answer and what is told of it, or nothing at all. */
@Singleton
class Submission {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Database database;
  private final OrderPlanner planner;
  private final Credit credit;
  private final JobReader reader;
  private final GatewayConfig config;
  private final InstantSource clock;

  Submission(
      Database database,
      OrderPlanner planner,
      Credit credit,
      JobReader reader,
      GatewayConfig config,
      InstantSource clock) {
    this.database = database;
    this.planner = planner;
    this.credit = credit;
    this.reader = reader;
    this.config = config;
    this.clock = clock;
  }

  /**
   * What was answered.
   *
   * @param again the same request was answered before
   */
  record Accepted(JobId job, String answer, boolean again) {}

  /**
   * @param key of the request, the caller's own
   * @param fingerprint of the request
   * @param trace the request's, if it has one
   */
  record Request(String key, String fingerprint, Optional<String> trace) {}

  Accepted accept(Caller caller, Request request, JobRequest body) {
    var before = Answers.find(database.sql(), caller.account(), request.key());
    if (before.isPresent()) {
      return again(before.get(), request);
    }
    var order =
        planner.plan(caller.account(), body); // outside the transaction: it may take a while
    return database.inTransaction(tx -> accept(tx, caller, request, order));
  }

  private Accepted accept(DSLContext tx, Caller caller, Request request, PlannedOrder order) {
    if (!Answers.begin(tx, caller.account(), request.key())) {
      throw ProblemException.later(
          ProblemType.IDEMPOTENCY_IN_PROGRESS,
          "A request with this Idempotency-Key is being answered: send it again.",
          SOON);
    }
    // Now that it is locked: the other may have been answered a moment ago.
    var before = Answers.find(tx, caller.account(), request.key());
    if (before.isPresent()) {
      return again(before.get(), request);
    }
    var id = JobId.create();
    var now = now();
    GatewayJobs.insert(tx, Orders.row(id, caller, order, config.intake().namespace()), now);
    credit.hold(tx, caller.account(), id, quote(order));
    Intents.next(tx, id, request.trace(), now);
    var job = OwnedJobs.find(tx, caller.account(), id).orElseThrow();
    var answer = reader.text(JobViews.of(job, Optional.empty(), Outlook.NONE));
    Answers.keep(
        tx,
        caller.account(),
        request.key(),
        new Answered(request.fingerprint(), id, Json.write(answer)),
        now);
    return new Accepted(id, answer, false);
  }

  static Credit.Quote quote(PlannedOrder order) {
    return new Credit.Quote(order.by().pool(), order.plan(), order.gpuSeconds());
  }

  private static Accepted again(Answered before, Request request) {
    if (!before.request().equals(request.fingerprint())) {
      throw ProblemException.plain(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "This Idempotency-Key was used for another request: take a new one.");
    }
    return new Accepted(before.job(), Json.read(before.answer(), String.class), true);
  }

  /** As exactly as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

package com.aifilmstudio.operator.dispatch;

import static java.util.stream.Collectors.toMap;

import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.ClaimAnswer;
import com.aifilmstudio.store.task.ClaimedTask;
import com.aifilmstudio.store.task.Claims;
import com.aifilmstudio.store.task.HeldLease;
import com.aifilmstudio.store.task.Lease;
import com.aifilmstudio.store.task.Leases;
import com.aifilmstudio.store.task.Report;
import com.aifilmstudio.store.task.Reports;
import com.aifilmstudio.store.task.Reports.Completion;
import com.aifilmstudio.store.task.Starts;
import com.aifilmstudio.store.upload.GrantedUpload;
import com.aifilmstudio.store.upload.Uploads;
import com.aifilmstudio.store.worker.KnownWorker;
import com.aifilmstudio.store.worker.Registrations;
import com.aifilmstudio.store.worker.WorkerKey;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What many workers ask for at the same time, answered in batches. Each answer is the one that the
 * worker would get alone, and is committed when it is given.
 */
@Singleton
class Desk {

  /** Claims of a pool would only wait for each other at its accounts. */
  private static final int IN_TURN = 1;

  private static final int SIDE_BY_SIDE = 2;
  private static final int MOST = 200;

  private final Registrations registrations;
  private final Claims claims;
  private final Leases leases;
  private final Reports reports;
  private final Database database;
  private final InstantSource clock;
  private final Together<WorkerKey, KnownWorker> keys;
  private final Together<WorkerId, ClaimAnswer> claiming;
  private final Together<ClaimedTask, Boolean> beginning;
  private final Together<Lease, HeldLease> holding;
  private final Together<Completion, Report> completing;
  private final Together<Uploads.Wish, Boolean> granting;
  private final Together<Uploads.Take, Map<String, GrantedUpload>> granted;

  Desk(
      Registrations registrations,
      Claims claims,
      Leases leases,
      Reports reports,
      Database database,
      InstantSource clock) {
    this.registrations = registrations;
    this.claims = claims;
    this.leases = leases;
    this.reports = reports;
    this.database = database;
    this.clock = clock;
    this.keys = new Together<>(SIDE_BY_SIDE, MOST, registrations::find);
    this.claiming = new Together<>(IN_TURN, MOST, claims::claimTogether);
    this.beginning = new Together<>(SIDE_BY_SIDE, MOST, this::tellAll);
    this.holding = new Together<>(SIDE_BY_SIDE, MOST, leases::find);
    this.completing = new Together<>(IN_TURN, MOST, reports::completeTogether);
    this.granting = new Together<>(SIDE_BY_SIDE, MOST, this::grantAll);
    this.granted =
        new Together<>(SIDE_BY_SIDE, MOST, takes -> Uploads.ofTakes(database.sql(), takes));
  }

  Optional<KnownWorker> worker(WorkerKey key) {
    return keys.ask(key).or(() -> registrations.find(key));
  }

  ClaimAnswer claim(WorkerId worker) {
    return claiming.ask(worker).orElseGet(() -> claims.claim(worker));
  }

  /** The story of its film has it before its worker knows of it. */
  void begins(ClaimedTask task) {
    if (beginning.ask(task).isEmpty()) {
      tellAll(List.of(task));
    }
  }

  private Map<ClaimedTask, Boolean> tellAll(List<ClaimedTask> tasks) {
    database.run(tx -> Starts.tell(tx, tasks, clock.instant()));
    return tasks.stream().collect(toMap(task -> task, task -> true));
  }

  Optional<HeldLease> lease(Lease lease) {
    return holding.ask(lease).or(() -> leases.find(lease));
  }

  Report complete(Lease lease, Complete report) {
    return completing
        .ask(new Completion(lease, report))
        .orElseGet(() -> reports.complete(lease, report));
  }

  void grant(Uploads.Wish wish) {
    if (granting.ask(wish).isEmpty()) {
      grantAll(List.of(wish));
    }
  }

  private Map<Uploads.Wish, Boolean> grantAll(List<Uploads.Wish> wishes) {
    Uploads.grant(database.sql(), wishes, clock.instant());
    return wishes.stream().collect(toMap(wish -> wish, wish -> true));
  }

  Map<String, GrantedUpload> granted(TaskId task, int epoch) {
    return granted
        .ask(new Uploads.Take(task, epoch))
        .orElseGet(() -> Uploads.ofTake(database.sql(), task, epoch));
  }
}

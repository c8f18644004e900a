package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.films.Outlook.Between;
import com.aifilmstudio.core.forecast.PoolForecast;
import com.aifilmstudio.core.forecast.PoolState;
import com.aifilmstudio.core.forecast.PoolWorker;
import com.aifilmstudio.core.forecast.Timings;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.plan.PromisedTime;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.Asker;
import com.aifilmstudio.core.queue.Share;
import com.aifilmstudio.core.queue.WaitingTask;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.account.Shares;
import com.aifilmstudio.store.measure.PoolMeasures;
import com.aifilmstudio.store.measure.PoolWorkers;
import com.aifilmstudio.store.measure.Samples;
import com.aifilmstudio.store.task.PoolTasks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a film would be finished if it were ordered now: its pool's queue is played on with it. */
@Singleton
class Arrival {

  private static final String FILM = "the film";

  private final Database database;
  private final InstantSource clock;

  Arrival(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<EstimateResource.Eta> of(String account, PlannedOrder order) {
    var now = clock.instant();
    return PoolForecast.of(state(account, order, now), now)
        .film(FILM)
        .outlook()
        .finish()
        .map(finish -> eta(finish, now));
  }

  private PoolState state(String account, PlannedOrder order, Instant now) {
    var sql = database.sql();
    var pool = order.by().pool();
    var load = load(order);
    var shares = Shares.ofPool(sql, pool.name());
    var known = shares.stream().anyMatch(share -> share.account().equals(account));
    var workers = PoolWorkers.of(sql, pool.name(), load, now).stream();
    var present = workers.map(PoolWorker::unbound).toList();
    return new PoolState(
        known ? shares : Stream.concat(shares.stream(), Stream.of(Share.of(account))).toList(),
        Stream.concat(PoolTasks.waiting(sql, pool.name()).stream(), tasks(account, order, now))
            .toList(),
        present.isEmpty() && pool.maxWorkers() > 0 ? List.of(coming(order, load, now)) : present,
        Timings.of(Samples.ofPool(sql, pool.name())));
  }

  private Duration load(PlannedOrder order) {
    double seconds =
        PoolMeasures.loadSeconds(database.sql(), order.by().pool().name())
            .orElse(order.by().bundle().estimate().loadSeconds());
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** A pool that has none gets one for it. */
  private static PoolWorker coming(PlannedOrder order, Duration load, Instant now) {
    var pool = order.by().pool();
    return new PoolWorker(
        Asker.of(pool.bundleDigest(), Math.max(1, pool.gpus())),
        "",
        now.plus(load),
        Optional.empty());
  }

  private static Stream<WaitingTask> tasks(String account, PlannedOrder order, Instant now) {
    var plan = order.plan();
    return plan.shots().stream().map(shot -> task(account, order, plan, shot, now));
  }

  private static WaitingTask task(
      String account, PlannedOrder order, FilmPlan plan, FilmPlan.Shot shot, Instant now) {
    return new WaitingTask(
        FILM + shot.ordinal(),
        FILM,
        account,
        TaskKind.RENDER,
        plan.bundleDigest(),
        Optional.ofNullable(order.request().priority()).orElse(50),
        Optional.empty(),
        now,
        now,
        shot.ordinal(),
        PromisedTime.ofShot(plan, shot, order.by().bundle().estimate()),
        plan.shape(shot));
  }

  private static EstimateResource.Eta eta(Between finish, Instant now) {
    return new EstimateResource.Eta(seconds(now, finish.p50()), seconds(now, finish.p90()));
  }

  private static double seconds(Instant now, Instant then) {
    return Duration.between(now, then).toMillis() / 1000.0;
  }
}

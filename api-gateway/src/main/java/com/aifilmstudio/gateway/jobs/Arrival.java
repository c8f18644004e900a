package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.films.Outlook.Between;
import com.aifilmstudio.core.forecast.PoolForecast;
import com.aifilmstudio.core.forecast.PoolState;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.plan.PromisedTime;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.queue.Share;
import com.aifilmstudio.core.queue.WaitingTask;
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

  private final PoolLook look;
  private final InstantSource clock;

  Arrival(PoolLook look, InstantSource clock) {
    this.look = look;
    this.clock = clock;
  }

  Optional<EstimateResource.Eta> of(String account, PlannedOrder order) {
    var now = clock.instant();
    var pool = look.at(order.by().pool().name(), tasks(account, order, now), now);
    return PoolForecast.of(withShare(pool, account), now)
        .film(FILM)
        .outlook()
        .finish()
        .map(finish -> eta(finish, now));
  }

  /** Somebody's first film in a pool. */
  private static PoolState withShare(PoolState pool, String account) {
    if (pool.shares().stream().anyMatch(share -> share.account().equals(account))) {
      return pool;
    }
    var shares = Stream.concat(pool.shares().stream(), Stream.of(Share.of(account))).toList();
    return new PoolState(shares, pool.waiting(), pool.workers(), pool.timings());
  }

  private static List<WaitingTask> tasks(String account, PlannedOrder order, Instant now) {
    var plan = order.plan();
    return plan.shots().stream().map(shot -> task(account, order, plan, shot, now)).toList();
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

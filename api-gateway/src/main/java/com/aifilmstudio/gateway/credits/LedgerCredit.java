package com.aifilmstudio.gateway.credits;

import com.aifilmstudio.core.forecast.FilmTime;
import com.aifilmstudio.core.money.FilmCost;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.gateway.jobs.Credit;
import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.money.HoldAnswer;
import com.aifilmstudio.store.money.Holds;
import com.aifilmstudio.store.money.NewHold;
import com.aifilmstudio.store.money.Prices;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.jooq.DSLContext;

/** Films cost what the ledger's prices say. */
@Singleton
class LedgerCredit implements Credit {

  private final Database database;
  private final Purse purse;
  private final Paces paces;
  private final InstantSource clock;

  LedgerCredit(Database database, Purse purse, Paces paces, InstantSource clock) {
    this.database = database;
    this.purse = purse;
    this.paces = paces;
    this.clock = clock;
  }

  @Override
  public OptionalLong price(Quote quote) {
    var cost = cost(database.sql(), quote);
    return cost.rate().perGpuSecond().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(cost.p50().value());
  }

  @Override
  public void hold(DSLContext tx, String account, JobId job, Quote quote) {
    purse.open(tx, account);
    var cost = cost(tx, quote);
    var order = new NewHold(job, account, cost.rate(), cost.hold());
    if (Holds.place(tx, order, clock.instant())
        instanceof HoldAnswer.Insufficient(MicroCredits required, MicroCredits available)) {
      throw new ProblemException(
          new Problem.InsufficientCredits(required.value(), available.value()));
    }
  }

  private FilmCost cost(DSLContext sql, Quote quote) {
    var pool = quote.pool();
    var plan = quote.plan();
    double each = quote.gpuSeconds() / Math.max(1, plan.shots().size());
    var shots = plan.shots().stream().map(shot -> shot(plan, shot, each)).toList();
    return FilmCost.of(
        Prices.rate(sql, pool.bundleDigest(), pool.gpu(), clock.instant()),
        FilmTime.of(paces.of(sql, pool.name()), pool.bundleDigest(), shots));
  }

  private static FilmTime.Shot shot(FilmPlan plan, FilmPlan.Shot shot, double promised) {
    return new FilmTime.Shot(plan.shape(shot), promised);
  }
}

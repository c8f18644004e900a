package com.aifilmstudio.operator.money;

import com.aifilmstudio.operator.start.Election;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.money.CreditAccounts;
import com.aifilmstudio.store.money.Prices;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Writes down configured prices, and grants the monthly credits of plans. */
@Singleton
class Treasury {

  private static final Logger LOG = Logger.getLogger(Treasury.class);

  private final Database database;
  private final Election election;
  private final InstantSource clock;
  private final PriceList prices;

  Treasury(Database database, Election election, InstantSource clock, StudioConfig config) {
    this.database = database;
    this.election = election;
    this.clock = clock;
    this.prices = PriceList.parse(config.money().prices().orElse("[]"));
  }

  /** Every replica may: a price that is there already stays. */
  void start(@Observes StartupEvent event) {
    for (var price : prices.prices()) {
      if (Prices.set(database.sql(), price)) {
        LOG.infof(
            "price bundle=%s gpu=%s credits=%s from=%s",
            price.bundle(), price.gpuClass(), price.perGpuSecond(), price.validFrom());
      }
    }
  }

  /** Often, because an account may be opened at any time; each month is granted once. */
  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void grantPlans() {
    if (!election.leads()) {
      return;
    }
    try {
      int granted = CreditAccounts.grantDue(database, clock.instant());
      if (granted > 0) {
        LOG.infof("monthly credits granted accounts=%d", granted);
      }
    } catch (DataAccessException e) {
      LOG.warnf("monthly credits are granted later: %s", e.getMessage());
    }
  }
}

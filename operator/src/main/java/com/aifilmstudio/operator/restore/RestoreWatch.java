package com.aifilmstudio.operator.restore;

import com.aifilmstudio.operator.objects.ObjectStore;
import com.aifilmstudio.operator.objects.StoreUnavailable;
import com.aifilmstudio.operator.start.Election;
import com.aifilmstudio.operator.start.Leader;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.studio.Inventory;
import com.aifilmstudio.store.studio.Leadership;
import io.quarkus.runtime.Quarkus;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Notices that the database was put back under a running leader, and makes what follows happen. */
@Singleton
class RestoreWatch {

  private static final Logger LOG = Logger.getLogger(RestoreWatch.class);

  private final Election election;
  private final Leader leader;
  private final Database database;
  private final ObjectStore objects;
  private final InstantSource clock;
  private final String films;

  RestoreWatch(
      Election election,
      Leader leader,
      Database database,
      ObjectStore objects,
      InstantSource clock,
      StudioConfig config) {
    this.election = election;
    this.leader = leader;
    this.database = database;
    this.objects = objects;
    this.clock = clock;
    this.films = config.objects().filmsBucket();
  }

  /** The process ends: whoever leads next begins a new life and looks at every film again. */
  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    if (!election.leads() || !leader.hasBegun()) {
      return;
    }
    try {
      if (Leadership.isOver(database.sql())) {
        LOG.error("the database was replaced: beginning anew");
        Quarkus.asyncExit(1);
      }
    } catch (DataAccessException e) {
      LOG.debugf("the database is away: %s", e.getMessage());
    }
  }

  /** Files of the lost time are entered, so that those that nobody takes back are swept. */
  @Scheduled(
      every = "30s",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void takeInventory() {
    if (!election.leads()) {
      return;
    }
    try {
      if (!Inventory.isDue(database.sql())) {
        return;
      }
      int entered = 0;
      for (var keys = page(""); !keys.isEmpty(); keys = page(keys.getLast())) {
        var found = keys;
        entered += database.inTransaction(tx -> Inventory.enter(tx, found, clock.instant()));
      }
      Inventory.done(database.sql());
      LOG.infof("files that the restored database did not know count=%d", entered);
    } catch (DataAccessException | StoreUnavailable e) {
      LOG.warnf("inventory stopped, begins again later: %s", e.getMessage());
    }
  }

  private List<String> page(String last) {
    return objects.list(films, "jobs/", last);
  }
}

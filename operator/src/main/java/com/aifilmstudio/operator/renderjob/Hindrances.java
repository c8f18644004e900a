package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.operator.renderjob.Hindrance.PoolPaused;
import com.aifilmstudio.operator.renderjob.Hindrance.QuotaReached;
import com.aifilmstudio.operator.renderjob.Hindrance.TryingAgain;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.account.Accounts;
import com.aifilmstudio.store.health.PoolPauses;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Work;
import com.aifilmstudio.store.task.Tasks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks for what keeps a film's tasks from being claimed; only where tasks wait and none is held.
 */
@Singleton
class Hindrances {

  private final Database database;

  Hindrances(Database database) {
    this.database = database;
  }

  Optional<Hindrance> of(JobRow row, Work work, Instant now) {
    if (work.startable() == 0 || work.leases() > 0) {
      return Optional.empty();
    }
    var sql = database.sql();
    return PoolPauses.find(sql, row.pool())
        .filter(pause -> pause.until().isAfter(now))
        .<Hindrance>map(pause -> new PoolPaused(pause.code(), pause.message(), pause.until()))
        .or(
            () ->
                Accounts.exhausted(sql, row.account())
                    .map(use -> new QuotaReached(row.account(), use.held(), use.quota())))
        .or(() -> Tasks.notBefore(sql, row.id()).filter(now::isBefore).map(TryingAgain::new));
  }
}

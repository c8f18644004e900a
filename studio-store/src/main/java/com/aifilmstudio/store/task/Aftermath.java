package com.aifilmstudio.store.task;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.failure.Retry;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.health.HealthSettings;
import com.aifilmstudio.store.health.PoolPauses;
import com.aifilmstudio.store.health.Quarantines;
import com.aifilmstudio.store.take.TakeOutcome;
import java.time.InstantSource;
import java.util.Collection;
import java.util.random.RandomGenerator;

/**
 * What the end of a take means for its machine and its pool. Comes after the take's transaction,
 * because a pool's lock must not be waited for while a job's is held; what is missed because the
 * studio dies in between, the next failure brings about.
 */
final class Aftermath {

  private final Quarantines quarantines;
  private final PoolPauses pauses;

  Aftermath(Database database, InstantSource clock, HealthSettings health) {
    this.quarantines = new Quarantines(database, clock, health);
    this.pauses = new PoolPauses(database, clock, health, RandomGenerator.getDefault()::nextDouble);
  }

  Report of(Report report) {
    report.take().ifPresent(this::follows);
    return report;
  }

  /** Of results that all are good: each of their pools has found no fault any more. */
  void ofResults(Collection<Report> reports) {
    reports.stream()
        .flatMap(report -> report.take().stream())
        .map(EndedTake::pool)
        .distinct()
        .forEach(pauses::end);
  }

  private void follows(EndedTake take) {
    if (take.outcome() == TakeOutcome.Rendered) {
      pauses.end(take.pool());
    } else if (take.code().map(FailureCode::retry).filter(Retry.AFTER_PAUSE::equals).isPresent()) {
      pauses.pause(take.pool(), take.code().orElseThrow(), take.message().orElse(""));
    } else if (take.outcome() == TakeOutcome.Failed
        && take.blame().filter(Blame.NODE::equals).isPresent()) {
      quarantines.judge(take.pool(), take.node());
    }
  }
}

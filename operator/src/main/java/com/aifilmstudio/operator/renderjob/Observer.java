package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.RenderingTime;
import com.aifilmstudio.store.job.Work;
import com.aifilmstudio.store.job.WorkQuery;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Looks at everything that a pass needs, and changes nothing. */
@Singleton
class Observer {

  private final Database database;
  private final PoolLook pools;
  private final Hindrances hindrances;
  private final Scripts scripts;
  private final InstantSource clock;

  Observer(
      Database database,
      PoolLook pools,
      Hindrances hindrances,
      Scripts scripts,
      InstantSource clock) {
    this.database = database;
    this.pools = pools;
    this.hindrances = hindrances;
    this.scripts = scripts;
    this.clock = clock;
  }

  /** {@code unreadable} is what the last attempt to publish found, if there was one. */
  RenderJobObservation observe(
      RenderJob job,
      Optional<RenderPool> pool,
      Map<String, String> namespaceLabels,
      Optional<JobRow> row,
      Optional<String> unreadable) {
    var now = clock.instant();
    var poolSeen = pools.at(job, pool, namespaceLabels, row);
    var wishes = Wishes.of(job, row);
    var work =
        row.filter(JobRow::planned)
            .map(r -> WorkQuery.ofJob(database.sql(), r.id(), now))
            .orElse(Work.NONE);
    return new RenderJobObservation(
        wishes,
        row,
        work,
        row.filter(r -> r.planned() && wishes.renderingLimit().isPresent())
            .map(r -> RenderingTime.ofJob(database.sql(), r.id(), now))
            .orElse(Duration.ZERO),
        poolSeen,
        row.filter(JobRow::planned).flatMap(r -> hindrances.of(r, work, now)),
        row.isPresent() && !row.get().planned() && poolSeen instanceof PoolSeen.Available
            ? scripts.read(job)
            : new ScriptSeen.NotNeeded(),
        unreadable,
        now);
  }
}

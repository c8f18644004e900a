package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Work;
import com.aifilmstudio.store.job.WorkQuery;
import com.aifilmstudio.store.worker.Workers;
import io.fabric8.kubernetes.api.model.Condition;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at everything that a pass needs, and changes nothing. */
@Singleton
class Observer {

  private final Database database;
  private final Scripts scripts;
  private final InstantSource clock;

  Observer(Database database, Scripts scripts, InstantSource clock) {
    this.database = database;
    this.scripts = scripts;
    this.clock = clock;
  }

  /** {@code unreadable} is what the last attempt to publish found, if there was one. */
  RenderJobObservation observe(
      RenderJob job, Optional<RenderPool> pool, Optional<JobRow> row, Optional<String> unreadable) {
    var poolSeen = pool(PoolName.of(job), pool, row);
    return new RenderJobObservation(
        job.getSpec().desiredState() == DesiredState.Canceled,
        row,
        row.filter(JobRow::planned)
            .map(r -> WorkQuery.ofJob(database.sql(), r.id(), clock.instant()))
            .orElse(Work.NONE),
        poolSeen,
        row.isPresent() && !row.get().planned() && poolSeen instanceof PoolSeen.Available
            ? scripts.read(job)
            : new ScriptSeen.NotNeeded(),
        unreadable);
  }

  private PoolSeen pool(PoolName name, Optional<RenderPool> pool, Optional<JobRow> row) {
    if (pool.isEmpty()) {
      return new PoolSeen.Absent(name.toString());
    }
    int workers = Workers.ofPool(database.sql(), name.toString()).size();
    // A planned film keeps its bundle when the pool goes on to another.
    var pinned = row.flatMap(JobRow::bundleDigest);
    var digest = pool.get().getSpec().model().digest();
    if (pinned.isEmpty() && Bundles.find(database.sql(), digest).isEmpty()) {
      return new PoolSeen.WithoutModel(name.toString(), whyNoModel(pool.get()));
    }
    return new PoolSeen.Available(name.toString(), pinned.orElse(digest), workers);
  }

  private static String whyNoModel(RenderPool pool) {
    return Optional.ofNullable(pool.getStatus()).stream()
        .flatMap(status -> status.conditions().stream())
        .filter(c -> c.getType().equals("ModelAvailable") && !c.getStatus().equals("True"))
        .map(Condition::getMessage)
        .findFirst()
        .orElse("its bundle has not been read yet.");
  }
}

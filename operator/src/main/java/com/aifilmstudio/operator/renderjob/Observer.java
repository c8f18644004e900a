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
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at everything that a pass needs, and changes nothing. */
@Singleton
class Observer {

  private final Database database;
  private final KubernetesClient client;
  private final InstantSource clock;

  Observer(Database database, KubernetesClient client, InstantSource clock) {
    this.database = database;
    this.client = client;
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
            ? script(job)
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

  private ScriptSeen script(RenderJob job) {
    var film = whole(job).getSpec().film();
    if (film.scriptRef() == null) {
      return new ScriptSeen.Text(Optional.ofNullable(film.script()));
    }
    var ref = film.scriptRef();
    var map =
        client
            .configMaps()
            .inNamespace(job.getMetadata().getNamespace())
            .withName(ref.name())
            .get();
    if (map == null) {
      return new ScriptSeen.Missing(
          "There is no ConfigMap %s in this namespace (spec.film.scriptRef)."
              .formatted(ref.name()));
    }
    var text = map.getData() == null ? null : map.getData().get(ref.key());
    if (text == null) {
      return new ScriptSeen.Missing(
          "ConfigMap %s has no key %s (spec.film.scriptRef).".formatted(ref.name(), ref.key()));
    }
    return new ScriptSeen.Text(Optional.of(text));
  }

  /** A job that was planned once has no script in the cache; after a restore it is needed again. */
  private RenderJob whole(RenderJob job) {
    var film = job.getSpec().film();
    boolean slimmed = film.script() == null && film.scriptRef() == null && film.shots().isEmpty();
    return slimmed ? client.resource(job).get() : job;
  }
}

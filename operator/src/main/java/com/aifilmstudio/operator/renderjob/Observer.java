package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.AllowedNamespaces;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.RenderingTime;
import com.aifilmstudio.store.job.Work;
import com.aifilmstudio.store.job.WorkQuery;
import com.aifilmstudio.store.worker.Workers;
import io.fabric8.kubernetes.api.model.Condition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
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
      RenderJob job,
      Optional<RenderPool> pool,
      Map<String, String> namespaceLabels,
      Optional<JobRow> row,
      Optional<String> unreadable) {
    var now = clock.instant();
    var poolSeen = pool(job, pool, namespaceLabels, row);
    var wishes = Wishes.of(job.getSpec());
    return new RenderJobObservation(
        wishes,
        row,
        row.filter(JobRow::planned)
            .map(r -> WorkQuery.ofJob(database.sql(), r.id(), now))
            .orElse(Work.NONE),
        row.filter(r -> r.planned() && wishes.renderingLimit().isPresent())
            .map(r -> RenderingTime.ofJob(database.sql(), r.id(), now))
            .orElse(Duration.ZERO),
        poolSeen,
        row.isPresent() && !row.get().planned() && poolSeen instanceof PoolSeen.Available
            ? scripts.read(job)
            : new ScriptSeen.NotNeeded(),
        unreadable,
        now);
  }

  private PoolSeen pool(
      RenderJob job,
      Optional<RenderPool> pool,
      Map<String, String> namespaceLabels,
      Optional<JobRow> row) {
    var name = PoolName.of(job);
    if (pool.isEmpty()) {
      return new PoolSeen.Absent(name.toString());
    }
    var namespace = job.getMetadata().getNamespace();
    // A planned film was let in, and keeps its bundle when the pool goes on to another.
    var pinned = row.flatMap(JobRow::bundleDigest);
    var allowed = pool.get().getSpec().allowedNamespaces();
    if (pinned.isEmpty() && !allowed.allow(name.namespace(), namespace, namespaceLabels)) {
      return new PoolSeen.NotAllowed(name.toString(), notAllowed(name, allowed, namespace));
    }
    var digest = pool.get().getSpec().model().digest();
    if (pinned.isEmpty() && Bundles.find(database.sql(), digest).isEmpty()) {
      return new PoolSeen.WithoutModel(name.toString(), whyNoModel(pool.get()));
    }
    var wanted = pinned.orElse(digest);
    return new PoolSeen.Available(
        name.toString(),
        wanted,
        Workers.withBundle(database.sql(), name.toString(), wanted),
        Optional.of(digest).filter(present -> !present.equals(wanted)));
  }

  private static String notAllowed(PoolName pool, AllowedNamespaces allowed, String namespace) {
    return switch (allowed.from()) {
      case Same ->
          "RenderPool %s renders films of its own namespace only, and this one is in %s. Name a pool of this namespace in spec.poolRef, or let an administrator widen the pool's spec.allowedNamespaces."
              .formatted(pool, namespace);
      case Selector ->
          "RenderPool %s does not render films of namespace %s: the Namespace has not the labels that the pool's spec.allowedNamespaces.selector asks for."
              .formatted(pool, namespace);
      case All -> throw new IllegalArgumentException("all namespaces are allowed");
    };
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

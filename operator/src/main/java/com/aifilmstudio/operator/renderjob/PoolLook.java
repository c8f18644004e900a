package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.AllowedNamespaces;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.worker.Workers;
import io.fabric8.kubernetes.api.model.Condition;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Looks at the pool that a film asks for, with the film's eyes. */
@Singleton
class PoolLook {

  private final Database database;

  PoolLook(Database database) {
    this.database = database;
  }

  /** A film that is planned was let in: it keeps its bundle, whatever becomes of the pool. */
  PoolSeen at(
      RenderJob job,
      Optional<RenderPool> pool,
      Map<String, String> namespaceLabels,
      Optional<JobRow> row) {
    var name = PoolName.of(job);
    if (pool.isEmpty()) {
      return new PoolSeen.Absent(name.toString());
    }
    var present = pool.get().getSpec().model().digest();
    var pinned = row.flatMap(JobRow::bundleDigest);
    return pinned
        .<PoolSeen>map(digest -> available(name, digest, present))
        .orElseGet(() -> letIn(job, pool.get(), namespaceLabels));
  }

  private PoolSeen letIn(RenderJob job, RenderPool pool, Map<String, String> namespaceLabels) {
    var name = PoolName.of(job);
    var namespace = job.getMetadata().getNamespace();
    var allowed = pool.getSpec().allowedNamespaces();
    if (!allowed.allow(name.namespace(), namespace, namespaceLabels)) {
      return new PoolSeen.NotAllowed(name.toString(), notAllowed(name, allowed, namespace));
    }
    var misfit = Fit.ofPool(job.getSpec(), pool.getSpec(), name.toString());
    if (misfit.isPresent()) {
      return unfit(name, misfit.get());
    }
    var digest = pool.getSpec().model().digest();
    var model = Bundles.find(database.sql(), digest);
    if (model.isEmpty()) {
      return new PoolSeen.WithoutModel(name.toString(), whyNoModel(pool));
    }
    return Fit.ofModel(job.getSpec(), model.get().bundle(), digest, name.toString())
        .<PoolSeen>map(other -> unfit(name, other))
        .orElseGet(() -> available(name, digest, digest));
  }

  private PoolSeen available(PoolName name, String wanted, String present) {
    return new PoolSeen.Available(
        name.toString(),
        wanted,
        Workers.withBundle(database.sql(), name.toString(), wanted),
        Optional.of(present).filter(digest -> !digest.equals(wanted)));
  }

  private static PoolSeen unfit(PoolName name, Fit.Misfit misfit) {
    return new PoolSeen.Unfit(name.toString(), misfit.aspect(), misfit.message());
  }

  private static String notAllowed(PoolName pool, AllowedNamespaces allowed, String namespace) {
    return switch (allowed.from()) {
      case Same ->
          ("RenderPool %s renders films of its own namespace only, and this one is in %s. Name a"
                  + " pool of this namespace in a new RenderJob, or ask an administrator to widen"
                  + " the pool's spec.allowedNamespaces.")
              .formatted(pool, namespace);
      case Selector ->
          ("RenderPool %s renders no films of namespace %s: the Namespace does not have the labels"
                  + " that the pool's spec.allowedNamespaces.selector asks for.")
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

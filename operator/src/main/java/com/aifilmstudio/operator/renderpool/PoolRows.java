package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.operator.start.Election;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.pool.PoolRow;
import com.aifilmstudio.store.pool.Pools;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Tells the gateway which pools there are. */
@Singleton
class PoolRows {

  private static final Logger LOG = Logger.getLogger(PoolRows.class);

  private final Election election;
  private final KubernetesClient client;
  private final Database database;
  private final String intake;

  PoolRows(Election election, KubernetesClient client, Database database, StudioConfig config) {
    this.election = election;
    this.client = client;
    this.database = database;
    this.intake = config.intake().namespace();
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void keep() {
    if (!election.leads()) {
      return;
    }
    try {
      var labels = labels();
      var pools =
          client.resources(RenderPool.class).inAnyNamespace().list().getItems().stream()
              .map(pool -> row(pool, labels))
              .toList();
      database.run(tx -> Pools.keep(tx, pools));
    } catch (KubernetesClientException | DataAccessException e) {
      LOG.debugf("pools are told later: %s", e.getMessage());
    }
  }

  private Map<String, String> labels() {
    return Optional.ofNullable(client.namespaces().withName(intake).get())
        .map(namespace -> namespace.getMetadata().getLabels())
        .orElse(Map.of());
  }

  private PoolRow row(RenderPool pool, Map<String, String> labels) {
    var meta = pool.getMetadata();
    var spec = pool.getSpec();
    return new PoolRow(
        meta.getNamespace() + "/" + meta.getName(),
        spec.model().digest(),
        spec.engine().name(),
        spec.worker().gpu().kind(),
        spec.worker().gpu().count(),
        spec.workers().max(),
        wanted(pool),
        limit(spec.limits().width()),
        limit(spec.limits().height()),
        limit(spec.limits().framesPerSecond()),
        spec.allowedNamespaces().allow(meta.getNamespace(), intake, labels));
  }

  private static int wanted(RenderPool pool) {
    var status = pool.getStatus();
    return status == null || status.workers() == null ? 0 : status.workers().desired();
  }

  private static OptionalInt limit(Integer most) {
    return most == null ? OptionalInt.empty() : OptionalInt.of(most);
  }
}

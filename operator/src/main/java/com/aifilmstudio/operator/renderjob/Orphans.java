package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.operator.start.Election;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/**
 * Rows whose resource went without a farewell: its finalizer was removed by hand, or it went with a
 * cluster. They are canceled and never turned into a resource again.
 */
@Singleton
class Orphans {

  private static final Logger LOG = Logger.getLogger(Orphans.class);

  private final Election election;
  private final JobSources sources;
  private final Database database;
  private final KubernetesClient client;
  private final InstantSource clock;

  Orphans(
      Election election,
      JobSources sources,
      Database database,
      KubernetesClient client,
      InstantSource clock) {
    this.election = election;
    this.sources = sources;
    this.database = database;
    this.client = client;
    this.clock = clock;
  }

  @Scheduled(
      every = "30s",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    if (!election.leads()) {
      return;
    }
    try {
      var known = sources.uids();
      Jobs.live(database.sql()).stream()
          .filter(row -> !known.contains(row.uid().orElseThrow()))
          .filter(this::isGone)
          .forEach(this::end);
    } catch (DataAccessException e) {
      LOG.debugf("no sweep while the database is away: %s", e.getMessage());
    }
  }

  /** The cache may lag behind the row: only the API server's word ends a job. */
  private boolean isGone(JobRow row) {
    var there =
        client.resources(RenderJob.class).inNamespace(row.namespace()).withName(row.name()).get();
    return there == null || !row.uid().equals(Optional.of(there.getMetadata().getUid()));
  }

  private void end(JobRow row) {
    database.run(tx -> Jobs.remove(tx, row.id(), clock.instant()));
    LOG.infof("job canceled, its resource is gone %s/%s", row.namespace(), row.name());
  }
}

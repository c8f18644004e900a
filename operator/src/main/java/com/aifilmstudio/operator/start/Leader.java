package com.aifilmstudio.operator.start;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.studio.Leadership;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The number of this leader, above all earlier ones. It is fixed at the first pass after this
 * process was elected and never changes: a process that loses the lead ends. Every status carries
 * it, and the API server refuses one that falls.
 */
@Singleton
public class Leader {

  private static final Logger LOG = Logger.getLogger(Leader.class);

  private final Database database;
  private final KubernetesClient client;
  private final InstantSource clock;
  private Leadership leadership;

  Leader(Database database, KubernetesClient client, InstantSource clock) {
    this.database = database;
    this.client = client;
    this.clock = clock;
  }

  /** Whether there was a first pass. */
  public synchronized boolean hasBegun() {
    return leadership != null;
  }

  /** Fails while the database or the API server is away; the pass that asked is tried again. */
  public synchronized Leadership leadership() {
    if (leadership == null) {
      long listed = highestListed();
      leadership = database.inTransaction(tx -> Leadership.begin(tx, listed, clock.instant()));
      LOG.infof("leading epoch=%d incarnation=%s", leadership.epoch(), leadership.incarnation());
      if (leadership.restored()) {
        LOG.warn("database restored: all leases are void");
      }
    }
    return leadership;
  }

  private long highestListed() {
    var jobs =
        client.resources(RenderJob.class).inAnyNamespace().list().getItems().stream()
            .map(RenderJob::getStatus)
            .filter(Objects::nonNull)
            .map(status -> status.leaderEpoch());
    var pools =
        client.resources(RenderPool.class).inAnyNamespace().list().getItems().stream()
            .map(RenderPool::getStatus)
            .filter(Objects::nonNull)
            .map(status -> status.leaderEpoch());
    return Stream.concat(jobs, pools)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }
}

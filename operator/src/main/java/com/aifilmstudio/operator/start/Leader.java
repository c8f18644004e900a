package com.aifilmstudio.operator.start;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.api.v1alpha1.RenderPoolStatus;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.studio.Leadership;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The number of this leader, above all earlier ones. It is fixed at the first pass after this
 * process was elected and never changes: a process that loses the lead ends. Every status carries
 * it, and the API server refuses one that falls.
 */
@Singleton
public class Leader {

  private static final Logger LOG = Logger.getLogger(Leader.class);
  private static final long PAGE = 200;

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
    long ofJobs =
        highest(
            RenderJob.class,
            job -> Optional.ofNullable(job.getStatus()).map(RenderJobStatus::leaderEpoch));
    long ofPools =
        highest(
            RenderPool.class,
            pool -> Optional.ofNullable(pool.getStatus()).map(RenderPoolStatus::leaderEpoch));
    return Math.max(ofJobs, ofPools);
  }

  /** Page by page: thousands of whole resources at once would not fit into a small heap. */
  private <T extends HasMetadata> long highest(Class<T> type, Function<T, Optional<Long>> epoch) {
    long highest = 0;
    String next = null;
    do {
      var options = new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build();
      var page = client.resources(type).inAnyNamespace().list(options);
      for (var item : page.getItems()) {
        highest = Math.max(highest, epoch.apply(item).orElse(0L));
      }
      next = page.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    return highest;
  }
}

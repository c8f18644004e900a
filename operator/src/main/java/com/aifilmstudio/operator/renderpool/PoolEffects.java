package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.operator.status.ExactDelete;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.worker.Workers;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Carries out one step about pods. */
@Singleton
class PoolEffects {

  private static final Logger LOG = Logger.getLogger(PoolEffects.class);
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;
  private static final int INVALID = 422;

  private final KubernetesClient client;
  private final Database database;
  private final StudioConfig config;
  private final InstantSource clock;

  PoolEffects(
      KubernetesClient client, Database database, StudioConfig config, InstantSource clock) {
    this.client = client;
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * {@code podsByUid} are those that were seen.
   *
   * @return why Kubernetes refused, if it did
   */
  Optional<String> carryOut(PoolStep step, RenderPool pool, Map<String, Pod> podsByUid) {
    switch (step) {
      case PoolStep.Create(int ordinal, var notOn) -> {
        return create(pool, ordinal, notOn);
      }
      case PoolStep.Dismiss(String uid) -> {
        if (database.inTransaction(tx -> Workers.drainIfIdle(tx, uid))) {
          delete(podsByUid.get(uid));
        }
      }
      case PoolStep.Retire(String uid) -> database.run(tx -> Workers.drainAfterTask(tx, uid));
      case PoolStep.Delete(String uid) -> delete(podsByUid.get(uid));
      case PoolStep.Forget(String uid) ->
          database.run(tx -> Workers.gone(tx, uid, clock.instant()));
    }
    return Optional.empty();
  }

  private Optional<String> create(RenderPool pool, int ordinal, List<String> notOn) {
    var pod = WorkerPod.of(pool, ordinal, notOn, DispatchDoor.of(config.dispatch()));
    try {
      client.resource(pod).create();
      LOG.infof("worker pod created %s/%s", pod.getMetadata().getNamespace(), name(pod));
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case CONFLICT -> readBack(pool, pod);
        case FORBIDDEN, INVALID -> Optional.of(e.getMessage());
        default -> throw e;
      };
    }
  }

  /** Already there: ours from an earlier try, and so done, or somebody else's of that name. */
  private Optional<String> readBack(RenderPool pool, Pod pod) {
    var there = client.resource(pod).get();
    if (there == null) {
      return Optional.empty(); // it has just gone; the next pass makes it
    }
    boolean ours =
        there.getMetadata().getOwnerReferences().stream()
            .anyMatch(
                owner ->
                    Boolean.TRUE.equals(owner.getController())
                        && owner.getUid().equals(pool.getMetadata().getUid()));
    return ours
        ? Optional.empty()
        : Optional.of("Pod %s exists and belongs to somebody else.".formatted(name(pod)));
  }

  private void delete(Pod pod) {
    ExactDelete.of(client, pod);
    LOG.infof("worker pod deleted %s/%s", pod.getMetadata().getNamespace(), name(pod));
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}

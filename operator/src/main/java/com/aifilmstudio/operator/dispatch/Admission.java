package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.api.v1alpha1.Isolation;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.core.failure.RefusalCode;
import com.aifilmstudio.core.protocol.Register;
import com.aifilmstudio.core.protocol.Registered;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.bundle.Bundles;
import com.aifilmstudio.store.worker.NewWorker;
import com.aifilmstudio.store.worker.Registrations;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Who may become a worker: the process of a pod that the named RenderPool made and that still runs.
 * The token proves the pod, the pod's controller proves the pool; nothing the worker says of itself
 * is taken for granted.
 */
@Singleton
class Admission {

  private static final Logger LOG = Logger.getLogger(Admission.class);

  private final KubernetesClient client;
  private final Database database;
  private final Registrations registrations;

  Admission(KubernetesClient client, Database database, Registrations registrations) {
    this.client = client;
    this.database = database;
    this.registrations = registrations;
  }

  Registered admit(String token, Register wish) {
    var identity =
        PodIdentity.of(client, token)
            .orElseThrow(
                () ->
                    new Refusal(
                        RefusalCode.TOKEN_REFUSED,
                        "The token is not valid, not for audience "
                            + PodIdentity.AUDIENCE
                            + ", or not bound to a pod."));
    var pool = pool(wish.pool(), identity);
    var pod = pod(identity, pool);
    matches("bundle digest", wish.bundleDigest(), pool.getSpec().model().digest());
    matches("engine", wish.engine(), pool.getSpec().engine().name());
    var bundle =
        Bundles.find(database.sql(), wish.bundleDigest())
            .orElseThrow(
                () ->
                    Refusal.later(
                        RefusalCode.BUNDLE_NOT_SEEN,
                        "The pool's model has not been read yet: try again."));
    var admitted =
        registrations.admit(
            new NewWorker(
                wish.pool(),
                pod.getMetadata().getName(),
                pod.getMetadata().getUid(),
                pod.getSpec().getNodeName(),
                wish.revision(),
                wish.bundleDigest(),
                wish.gpu(),
                wish.numericClass(),
                wish.engine(),
                // With no GPU it renders on CPUs, and its time counts as that of one.
                Math.max(1, pool.getSpec().worker().gpu().count()),
                pool.getSpec().isolation() == Isolation.Dedicated,
                wish.version()));
    LOG.infof(
        "worker registered worker=%s pod=%s pool=%s", admitted.id(), identity.pod(), wish.pool());
    return new Registered(admitted.id().value(), admitted.key().value(), bundle.manifest());
  }

  private RenderPool pool(String named, PodIdentity identity) {
    var parts = named.split("/", -1);
    if (parts.length != 2) {
      throw Refusal.badRequest("pool is \"" + named + "\": give NAMESPACE/NAME.");
    }
    if (!parts[0].equals(identity.namespace())) {
      throw Refusal.admission(
          RefusalCode.POOL_NOT_YOURS,
          "The pod is in namespace " + identity.namespace() + ", not " + parts[0] + ".");
    }
    var pool = client.resources(RenderPool.class).inNamespace(parts[0]).withName(parts[1]).get();
    if (pool == null) {
      throw Refusal.admission(RefusalCode.POOL_UNKNOWN, "There is no RenderPool " + named + ".");
    }
    return pool;
  }

  private Pod pod(PodIdentity identity, RenderPool pool) {
    var pod = client.pods().inNamespace(identity.namespace()).withName(identity.pod()).get();
    if (pod == null || !pod.getMetadata().getUid().equals(identity.podUid())) {
      throw Refusal.admission(RefusalCode.POD_GONE, "Pod " + identity.pod() + " is gone.");
    }
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      throw Refusal.admission(
          RefusalCode.POD_ENDING, "Pod " + identity.pod() + " is being deleted.");
    }
    boolean ours =
        pod.getMetadata().getOwnerReferences().stream()
            .anyMatch(
                owner ->
                    Boolean.TRUE.equals(owner.getController())
                        && owner.getUid().equals(pool.getMetadata().getUid()));
    if (!ours) {
      throw Refusal.admission(
          RefusalCode.POOL_NOT_YOURS,
          "Pod %s was not made by RenderPool %s."
              .formatted(identity.pod(), pool.getMetadata().getName()));
    }
    var account = pool.getSpec().worker().serviceAccountName();
    if (!identity.serviceAccount().equals(account)) {
      throw Refusal.admission(
          RefusalCode.ACCOUNT_NOT_THE_POOLS,
          "The pool's workers run as %s, not as %s.".formatted(account, identity.serviceAccount()));
    }
    return pod;
  }

  /** A pod of an older template: the pool is about to replace it. */
  private static void matches(String what, String worker, String pool) {
    if (!worker.equals(pool)) {
      throw Refusal.admission(
          RefusalCode.WORKER_OUTDATED,
          "The worker's %s is %s, the pool's is %s.".formatted(what, worker, pool));
    }
  }
}

package com.aifilmstudio.local.parts.kubelet.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Registers the node and keeps it believed alive: its Lease at every beat, its status less often. A
 * node that someone deleted is registered again at the next beat, as a real kubelet's would be only
 * after a restart: here the machine is always the studio's own.
 */
public final class NodeHeart implements AutoCloseable {

  private static final Logger LOG = System.getLogger(NodeHeart.class.getName());
  private static final String LEASES = "kube-node-lease";
  private static final int BEATS_PER_LEASE = 4;
  private static final int BEATS_PER_STATUS = 6;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final KubernetesClient client;
  private final NodeFacts facts;
  private final Duration lease;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);

  public NodeHeart(KubernetesClient client, NodeFacts facts, Duration lease, InstantSource clock) {
    this.client = client;
    this.facts = facts;
    this.lease = lease;
    this.clock = clock;
  }

  /** Beats until closed; the given latch opens with the first. */
  public void run(CountDownLatch registered) throws InterruptedException {
    int beat = 0;
    Duration pause = Duration.ZERO;
    while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      try {
        if (beat % BEATS_PER_STATUS == 0) {
          register();
        }
        renewLease();
        registered.countDown();
        beat++;
        pause = lease.dividedBy(BEATS_PER_LEASE);
      } catch (RuntimeException e) {
        // Whatever it was: a heart that stops would cost the node all its pods.
        LOG.log(Level.WARNING, "no sign of life could be given: " + e);
        // The node may have been marked as lost or deleted meanwhile.
        beat = 0;
        pause = AFTER_FAILURE;
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void register() {
    Node node = client.nodes().withName(facts.name()).get();
    if (node == null) {
      try {
        client.nodes().resource(facts.node(clock.instant())).create();
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          throw e;
        }
      }
    }
    patch("metadata", Map.of("labels", facts.allLabels()));
    var status = facts.status(clock.instant());
    keepTransitions(status, node);
    client
        .nodes()
        .withName(facts.name())
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.STRATEGIC_MERGE),
            Serialization.asJson(Map.of("status", status)));
  }

  private void patch(String part, Object value) {
    client
        .nodes()
        .withName(facts.name())
        .patch(
            PatchContext.of(PatchType.STRATEGIC_MERGE), Serialization.asJson(Map.of(part, value)));
  }

  /** A condition that says the same as before keeps the time of its last change. */
  private static void keepTransitions(NodeStatus status, Node before) {
    if (before == null || before.getStatus() == null) {
      return;
    }
    for (var condition : status.getConditions()) {
      before.getStatus().getConditions().stream()
          .filter(old -> old.getType().equals(condition.getType()))
          .filter(old -> old.getStatus().equals(condition.getStatus()))
          .forEach(old -> condition.setLastTransitionTime(old.getLastTransitionTime()));
    }
  }

  private void renewLease() {
    var ours = client.leases().inNamespace(LEASES).withName(facts.name());
    ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
    Lease lease = ours.get();
    if (lease == null) {
      client.leases().inNamespace(LEASES).resource(fresh(now)).create();
    } else {
      client
          .leases()
          .inNamespace(LEASES)
          .resource(
              new LeaseBuilder(lease)
                  .editSpec()
                  .withHolderIdentity(facts.name())
                  .withLeaseDurationSeconds(Math.toIntExact(this.lease.toSeconds()))
                  .withRenewTime(now)
                  .endSpec()
                  .build())
          .update();
    }
  }

  private Lease fresh(ZonedDateTime now) {
    return new LeaseBuilder()
        .withNewMetadata()
        .withName(facts.name())
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity(facts.name())
        .withLeaseDurationSeconds(Math.toIntExact(lease.toSeconds()))
        .withRenewTime(now)
        .endSpec()
        .build();
  }
}

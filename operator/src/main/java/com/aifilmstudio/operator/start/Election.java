package com.aifilmstudio.operator.start;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Who leads, by a Lease. JOSDK would end the process with System.exit when it stops leading, also
 * when it stops because the process is already ending; that exit waits for the shutdown and the
 * shutdown for it. So the end is ours: on lost leadership the process ends in order, on shutdown
 * the lease is given back, so that the standby need not wait for it to run out.
 */
@Singleton
public class Election {

  private static final Logger LOG = Logger.getLogger(Election.class);

  /** JOSDK stops at the default priority of observers, 2500. */
  private static final int BEFORE_JOSDK_STOPS = 1000;

  private static final int AFTER_JOSDK_STOPPED = 3000;

  private final StudioConfig.Leader config;
  private final KubernetesClient client;
  private final String identity;
  private volatile boolean leads;
  private volatile boolean stopping;

  Election(StudioConfig config, KubernetesClient client) {
    this.config = config.leader();
    this.client = client;
    // A restarted process is another one: it must not find itself leading by its old name.
    this.identity = this.config.identity().orElse("operator") + "-" + UUID.randomUUID().toString();
  }

  @Produces
  @Singleton
  LeaderElectionConfiguration election() {
    return new LeaderElectionConfiguration(
        config.lease(),
        namespace(),
        config.duration(),
        config.renewDeadline(),
        config.retryPeriod(),
        identity,
        new LeaderCallbacks(this::won, this::lost, leader -> {}),
        false);
  }

  private String namespace() {
    return config.namespace().orElseGet(client::getNamespace);
  }

  /** Whether this replica decides. */
  public boolean leads() {
    return leads;
  }

  private void won() {
    leads = true;
    LOG.infof("elected identity=%s", identity);
  }

  private void lost() {
    leads = false;
    if (!stopping) {
      LOG.errorf("lost the lead identity=%s", identity);
      Quarkus.asyncExit(1);
    }
  }

  void stopping(@Observes @Priority(BEFORE_JOSDK_STOPS) ShutdownEvent event) {
    stopping = true;
  }

  void stopped(@Observes @Priority(AFTER_JOSDK_STOPPED) ShutdownEvent event) {
    try {
      var lease = client.leases().inNamespace(namespace()).withName(config.lease()).get();
      if (lease != null && identity.equals(lease.getSpec().getHolderIdentity())) {
        lease.getSpec().setHolderIdentity("");
        client.resource(lease).update(); // with its resourceVersion: only if it is still ours
        LOG.infof("gave the lead back identity=%s", identity);
      }
    } catch (KubernetesClientException e) {
      LOG.infof("the lease runs out by itself: %s", e.getMessage());
    }
  }
}

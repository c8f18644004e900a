package com.aifilmstudio.operator.start;

import io.fabric8.kubernetes.client.Config;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import jakarta.inject.Singleton;

/**
 * The client lets five requests run at once to one host, and there is only one host: watches and
 * sixteen passes would wait for each other.
 */
@Singleton
class ApiClientLimits implements KubernetesConfigCustomizer {

  private static final int AT_ONCE = 64;

  @Override
  public void customize(Config config) {
    config.setMaxConcurrentRequests(AT_ONCE);
    config.setMaxConcurrentRequestsPerHost(AT_ONCE);
  }
}

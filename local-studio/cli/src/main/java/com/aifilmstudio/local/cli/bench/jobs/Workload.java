package com.aifilmstudio.local.cli.bench.jobs;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

/** One side of the comparison: how its orders are made, and when one of them has ended. */
interface Workload {
  /** What a person calls them. */
  String name();

  /** As in the API's addresses. */
  String resource();

  void order(KubernetesClient client, int number);

  /** Tells of each end; the caller stops what is returned. */
  SharedIndexInformer<?> follow(KubernetesClient client, Ends ends);
}

package com.aifilmstudio.local.cli.bench.jobs;

import com.aifilmstudio.local.cli.CannotDo;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One who orders, with some requests on the way at a time, and does not wait for any end. */
final class Orders implements AutoCloseable {
  static final int AT_ONCE = 16;

  private final Workload side;
  private final KubernetesClient client;
  private final int jobs;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final long began = System.nanoTime();
  private volatile Duration took = Duration.ZERO;
  private volatile Optional<String> refused = Optional.empty();

  private Orders(Workload side, KubernetesClient client, int jobs) {
    this.side = side;
    this.client = client;
    this.jobs = jobs;
  }

  static Orders begin(Workload side, KubernetesClient client, int jobs) {
    var orders = new Orders(side, client, jobs);
    for (int thread = 0; thread < AT_ONCE; thread++) {
      orders.threads.execute(orders::order);
    }
    return orders;
  }

  private void order() {
    try {
      for (int n = next.getAndIncrement(); n < jobs; n = next.getAndIncrement()) {
        side.order(client, n);
        if (made.incrementAndGet() == jobs) {
          took = Duration.ofNanos(System.nanoTime() - began);
        }
      }
    } catch (KubernetesClientException e) {
      refused = Optional.of(e.getMessage());
    }
  }

  int made() {
    refused.ifPresent(
        why -> {
          throw new CannotDo("An order was refused: " + why);
        });
    return made.get();
  }

  /** The time until the last one was made. */
  Duration took() {
    return took;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

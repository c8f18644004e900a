package com.aifilmstudio.gateway.webhooks.address;

import io.quarkus.arc.DefaultBean;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** As the operating system does it. */
@Singleton
@DefaultBean
class SystemNames implements Names {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * A lookup blocks in native code, where it would hold the carrier of all virtual threads: a name
   * server that hangs would stop everybody.
   */
  private final ExecutorService lookups =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("lookup-", 0).daemon().factory());

  @Override
  public List<InetAddress> addresses(String host) throws InterruptedException {
    try {
      var lookup = lookups.submit(() -> List.of(InetAddress.getAllByName(host)));
      return lookup.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException unknown) {
      return List.of();
    }
  }

  @PreDestroy
  void close() {
    lookups.shutdownNow();
  }
}

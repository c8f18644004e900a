package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.api.KubeletApi;
import com.aifilmstudio.local.parts.kubelet.api.ServingTls;
import com.aifilmstudio.local.parts.kubelet.container.ContainerResources;
import com.aifilmstudio.local.parts.kubelet.container.ImageTable;
import com.aifilmstudio.local.parts.kubelet.node.NodeFacts;
import com.aifilmstudio.local.parts.kubelet.node.NodeHeart;
import com.aifilmstudio.local.parts.kubelet.pod.Backoff;
import com.aifilmstudio.local.parts.kubelet.probe.Prober;
import com.aifilmstudio.local.parts.kubelet.process.ProcessLauncher;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A running kubelet: its parts, wired and started in order. */
final class Kubelet implements AutoCloseable {

  private static final int REQUEST_MILLIS = 10_000;
  private static final int CONNECT_MILLIS = 3_000;

  private final KubeletSettings settings;
  private final InstantSource clock;
  private final KubernetesClient client;
  private final KubeletApi api;
  private final NodeHeart heart;
  private final PodFeed feed;
  private final CountDownLatch closed;

  private Kubelet(
      KubeletSettings settings,
      InstantSource clock,
      KubernetesClient client,
      KubeletApi api,
      NodeHeart heart,
      PodFeed feed,
      CountDownLatch closed) {
    this.settings = settings;
    this.clock = clock;
    this.client = client;
    this.api = api;
    this.heart = heart;
    this.feed = feed;
    this.closed = closed;
  }

  /** Starts all, and returns when the node is registered and logs are served. */
  static Kubelet start(KubeletSettings settings, InstantSource clock)
      throws IOException, InterruptedException {
    Files.createDirectories(settings.work());
    Config config = config(settings);
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
    Map<String, Quantity> capacity = capacity(settings);
    Machine machine =
        new Machine(
            settings,
            client,
            clock,
            ImageTable.read(settings.images()),
            new ProcessLauncher(settings.work().resolve("bin")),
            new Prober(),
            new Devices(settings.gpus()),
            new Events(client, settings.nodeName(), clock),
            backoff(settings),
            new ContainerResources(capacity),
            services(config));
    PodWorkers workers = new PodWorkers(machine);
    workers.adopt();
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch registered = new CountDownLatch(1);
    PodBoard board = new PodBoard(workers, clock);
    NodeFacts facts =
        new NodeFacts(settings.nodeName(), settings.labels(), capacity, settings.port());
    NodeHeart heart = new NodeHeart(client, facts, settings.lease(), clock);
    PodFeed feed = new PodFeed(client, settings.nodeName(), workers);
    go("node heart", () -> heart.run(registered));
    go("pod feed", feed::run);
    go("pod board", () -> board.run(closed));
    registered.await();
    // Last, because an open port means that this kubelet is ready.
    KubeletApi api =
        KubeletApi.start(
            settings.port(),
            ServingTls.context(
                settings.tlsCertificate(), settings.tlsKey(), settings.clientAuthority()),
            board,
            clock);
    return new Kubelet(settings, clock, client, api, heart, feed, closed);
  }

  /** The node stays registered and its pods bound; their processes end only if so settled. */
  @Override
  public void close() {
    feed.close();
    heart.close();
    closed.countDown();
    api.close();
    if (settings.stopPodsWithinMillis() >= 0) {
      Duration within = Duration.ofMillis(settings.stopPodsWithinMillis());
      PodSweep.endAll(settings.work(), within, clock);
    }
    client.close();
  }

  private static Config config(KubeletSettings settings) throws IOException {
    return new ConfigBuilder(Config.fromKubeconfig(Files.readString(settings.kubeconfig())))
        .withRequestTimeout(REQUEST_MILLIS)
        .withConnectionTimeout(CONNECT_MILLIS)
        // Every caller here tries again by itself, and knows better what is worth it.
        .withRequestRetryBackoffLimit(0)
        .withWatchReconnectLimit(0)
        .build();
  }

  private static Map<String, Quantity> capacity(KubeletSettings settings) {
    Map<String, Quantity> capacity = new HashMap<>();
    capacity.put("cpu", new Quantity(settings.cpu()));
    capacity.put("memory", new Quantity(settings.memory()));
    if (settings.gpus() > 0) {
      capacity.put(Devices.RESOURCE, new Quantity(String.valueOf(settings.gpus())));
    }
    return capacity;
  }

  private static Backoff backoff(KubeletSettings settings) {
    Backoff usual = Backoff.KUBERNETES;
    return new Backoff(
        Duration.ofSeconds(settings.crashBackoffSeconds()), usual.longest(), usual.forgivenAfter());
  }

  private static Map<String, String> services(Config config) {
    URI server = URI.create(config.getMasterUrl());
    String port = String.valueOf(server.getPort());
    return Map.of(
        "KUBERNETES_SERVICE_HOST", server.getHost(),
        "KUBERNETES_SERVICE_PORT", port,
        "KUBERNETES_SERVICE_PORT_HTTPS", port);
  }

  private interface Task {
    void run() throws InterruptedException;
  }

  private static void go(String name, Task task) {
    Thread.ofVirtual()
        .name(name)
        .start(
            () -> {
              try {
                task.run();
              } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
              }
            });
  }
}

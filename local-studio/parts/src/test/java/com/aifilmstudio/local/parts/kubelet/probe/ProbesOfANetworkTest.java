package com.aifilmstudio.local.parts.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.kubelet.pod.ProbeView;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Probes over HTTP and TCP, of a server in this JVM. */
class ProbesOfANetworkTest {
  private final Prober prober = new Prober();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String agent;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/health",
        exchange -> {
          agent = exchange.getRequestHeaders().getFirst("User-Agent");
          if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/nowhere");
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void anAnswerBelowFourHundredIsGoodAndARedirectIsNotFollowed() throws Exception {
    assertThat(prober.ask(http("/health"), target()).ok()).isTrue();
    status = 302;
    assertThat(prober.ask(http("/health"), target()).ok()).isTrue();
    assertThat(agent).startsWith("kube-probe/");
  }

  @Test
  void anErrorIsToldWithItsNumber() throws Exception {
    status = 503;

    assertThat(prober.ask(http("/health"), target()))
        .isEqualTo(ProbeAnswer.failed("HTTP probe failed with statuscode: 503"));
    assertThat(prober.ask(http("no-such-page"), target()).message()).endsWith("404");
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsNotWell() throws Exception {
    server.createContext(
        "/slow", exchange -> await().forever().until(() -> server.getExecutor() == null));
    var slow = new ProbeBuilder(http("/slow")).withTimeoutSeconds(1).build();

    assertThat(prober.ask(slow, target()).ok()).isFalse();
  }

  @Test
  void aPortIsOpenOrNot() throws Exception {
    assertThat(prober.ask(tcp(), target()).ok()).isTrue();
    var target = target();
    server.stop(0);
    assertThat(prober.ask(tcp(), target).ok()).isFalse();
  }

  @Test
  void readinessIsNotAskedBeforeTheContainerHasStarted() {
    status = 500;
    try (var probes = begin(withStartup(30), List.of())) {
      await().until(() -> agent != null);
      assertThat(probes.view()).isEqualTo(new ProbeView(false, false, false));

      status = 200;

      await().until(() -> probes.view().equals(new ProbeView(true, true, false)));
    }
  }

  @Test
  void aContainerThatDoesNotStartInItsTimeIsGivenUp() {
    status = 500;
    var unhealthy = new CopyOnWriteArrayList<String>();
    try (var probes = begin(withStartup(2), unhealthy)) {
      await().until(() -> probes.view().equals(new ProbeView(false, false, true)));
    }
    assertThat(unhealthy)
        .containsExactly(
            "Startup HTTP probe failed with statuscode: 500",
            "Startup HTTP probe failed with statuscode: 500");
  }

  private ContainerProbes begin(Container container, List<String> unhealthy) {
    return ContainerProbes.begin(
        prober,
        new ProbeTarget(container, null, null),
        false,
        new ContainerProbes.Listener() {
          @Override
          public void changed() {
            // The view is read.
          }

          @Override
          public void unhealthy(String probe, String message) {
            if (unhealthy instanceof CopyOnWriteArrayList<String>) {
              unhealthy.add(probe + " " + message);
            }
          }
        });
  }

  private Container withStartup(int failures) {
    var every = new ProbeBuilder(http("/health")).withPeriodSeconds(1);
    return new ContainerBuilder(target().container())
        .withStartupProbe(every.withFailureThreshold(failures).build())
        .withReadinessProbe(http("/health"))
        .build();
  }

  private ProbeTarget target() {
    var container =
        new ContainerBuilder()
            .withName("main")
            .addNewPort()
            .withName("web")
            .withContainerPort(server.getAddress().getPort())
            .endPort()
            .build();
    return new ProbeTarget(container, null, null);
  }

  /** By the name of the port, as charts write it. */
  private static Probe http(String path) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort("web")
        .endHttpGet()
        .withTimeoutSeconds(10)
        .build();
  }

  private static Probe tcp() {
    return new ProbeBuilder().withNewTcpSocket().withNewPort("web").endTcpSocket().build();
  }
}

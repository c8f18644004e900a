package com.aifilmstudio.local.parts.kubelet.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Serves health, pods and logs on the loopback address; all but health needs a certificate. */
public final class KubeletApi implements AutoCloseable {

  private final HttpsServer server;
  private final PodLogs logs;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);

  private KubeletApi(HttpsServer server, PodLogs logs, InstantSource clock) {
    this.server = server;
    this.logs = logs;
    this.clock = clock;
  }

  public static KubeletApi start(int port, SSLContext tls, PodLogs logs, InstantSource clock)
      throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = tls.getDefaultSSLParameters();
            wanted.setWantClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    KubeletApi api = new KubeletApi(server, logs, clock);
    server.createContext("/", api::answer);
    server.start();
    return api;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/healthz")) {
        text(exchange, 200, "ok");
      } else if (!known(exchange)) {
        text(exchange, 401, "a client certificate of the cluster is needed");
      } else if (path.equals("/pods")) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        text(exchange, 200, logs.describe());
      } else if (path.startsWith("/containerLogs/")) {
        log(exchange, path.split("/"));
      } else if (logs.unsupported(path).isPresent()) {
        text(exchange, 501, logs.unsupported(path).get());
      } else {
        text(exchange, 404, "not found: " + path);
      }
    }
  }

  private void log(HttpExchange exchange, String[] path) throws IOException {
    if (path.length != 5) {
      text(exchange, 404, "wanted: /containerLogs/NAMESPACE/POD/CONTAINER");
      return;
    }
    LogQuery query = LogQuery.parse(exchange.getRequestURI().getQuery(), clock.instant());
    try {
      PodLogs.Log log = logs.find(path[2], path[3], path[4], query.previous());
      LogTimes times = LogTimes.read(log.times(), log.begin());
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      new LogReader(log.file(), times, query, clock, out).copy(log.running(), closing);
    } catch (PodLogs.NoLog none) {
      text(exchange, none.isUnknown() ? 404 : 400, none.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean known(HttpExchange exchange) {
    try {
      return ((HttpsExchange) exchange).getSSLSession().getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException anonymous) {
      return false;
    }
  }

  private static void text(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}

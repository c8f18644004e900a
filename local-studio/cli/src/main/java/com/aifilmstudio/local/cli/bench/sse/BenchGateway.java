package com.aifilmstudio.local.cli.bench.sse;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.parts.postgres.Database;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway's own program, with as much memory as the chart gives it. */
final class BenchGateway implements AutoCloseable {

  static final String MEMORY = "-Xmx256m";

  private static final Duration READY_WITHIN = Duration.ofSeconds(90);

  /** Nothing is ordered, fetched or signed in: these are named and not there. */
  private static final String NOBODY = "http://127.0.0.1:1";

  private final Process process;
  private final URI address;
  private final Path log;

  private BenchGateway(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  static BenchGateway start(Checkout checkout, Database database, URI redis, Path log)
      throws IOException {
    int port = freePort();
    var builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    MEMORY,
                    "-jar",
                    checkout.file("api-gateway/target/quarkus-app/quarkus-run.jar").toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment(database, redis, port));
    var process = builder.start();
    var gateway = new BenchGateway(process, URI.create("http://127.0.0.1:" + port), log);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    gateway.awaitReady();
    return gateway;
  }

  private static Map<String, String> environment(Database database, URI redis, int port) {
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
        Map.entry("QUARKUS_DATASOURCE_USERNAME", database.user()),
        Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.password()),
        Map.entry("QUARKUS_REDIS_HOSTS", redis.toString()),
        Map.entry("STUDIO_ACCESS_ISSUER", NOBODY),
        // All of them are one account's, and come within a minute.
        Map.entry("STUDIO_ACCESS_RATE_REQUESTS", "1000000"),
        Map.entry("STUDIO_QUEUE_INTENTS", NOBODY + "/000000000000/intents"),
        Map.entry("STUDIO_QUEUE_ENDPOINT", NOBODY),
        Map.entry("STUDIO_QUEUE_ACCESS_KEY", "bench"),
        Map.entry("STUDIO_QUEUE_SECRET_KEY", "bench"),
        Map.entry("STUDIO_OBJECTS_ENDPOINT", NOBODY),
        Map.entry("STUDIO_OBJECTS_ACCESS_KEY", "bench"),
        Map.entry("STUDIO_OBJECTS_SECRET_KEY", "bench"));
  }

  URI address() {
    return address;
  }

  Usage usage() throws IOException {
    return Usage.of(process.toHandle());
  }

  private void awaitReady() {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      var ask = HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (http.send(ask, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // it does not listen yet
        }
        process.waitFor(200, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    throw new CannotDo("The gateway did not come up; its log is " + log + ".");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package com.aifilmstudio.local.cli.bench.submit;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.parts.postgres.Database;
import com.aifilmstudio.local.parts.queue.Queue;
import com.aifilmstudio.local.parts.redis.Redis;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway's own program, on the parts of the bench. */
public final class BenchGateway implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final int LOOKS_A_SECOND = 50;

  private final Process process;
  private final URI address;
  private final Path log;
  private Duration startTime = Duration.ZERO;

  private BenchGateway(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /** Waits until it is ready. Nothing is asked of its object store. */
  public static BenchGateway start(Checkout checkout, Database database, Queue queue, Redis redis)
      throws IOException {
    int port = freePort();
    var log = Files.createTempFile("bench-gateway-", ".log");
    var builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-jar",
                    checkout.file("api-gateway/target/quarkus-app/quarkus-run.jar").toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment(database, queue, redis, port));
    long began = System.nanoTime();
    var process = builder.start();
    var gateway = new BenchGateway(process, URI.create("http://127.0.0.1:" + port), log);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    gateway.awaitReady();
    gateway.startTime = Duration.ofNanos(System.nanoTime() - began);
    return gateway;
  }

  private static Map<String, String> environment(
      Database database, Queue queue, Redis redis, int port) {
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl()),
        Map.entry("QUARKUS_DATASOURCE_USERNAME", database.user()),
        Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.password()),
        Map.entry("QUARKUS_REDIS_HOSTS", redis.url().toString()),
        Map.entry("STUDIO_QUEUE_ENDPOINT", queue.endpoint().toString()),
        Map.entry("STUDIO_QUEUE_INTENTS", queue.address(Queue.INTENTS).toString()),
        Map.entry("STUDIO_QUEUE_ACCESS_KEY", "bench"),
        Map.entry("STUDIO_QUEUE_SECRET_KEY", "bench"),
        Map.entry("STUDIO_OBJECTS_ENDPOINT", "http://127.0.0.1:1"),
        Map.entry("STUDIO_OBJECTS_ACCESS_KEY", "bench"),
        Map.entry("STUDIO_OBJECTS_SECRET_KEY", "bench"),
        // Counted all the same.
        Map.entry("STUDIO_ACCESS_RATE_REQUESTS", "100000000"));
  }

  public URI address() {
    return address;
  }

  /** From the start of its process until it says that it is ready. */
  public Duration startTime() {
    return startTime;
  }

  /** Memory of its process that is really there, in MB. */
  public long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
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
        process.waitFor(1000 / LOOKS_A_SECOND, TimeUnit.MILLISECONDS);
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
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}

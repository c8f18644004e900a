package com.aifilmstudio.operator.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
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
import org.awaitility.Awaitility;

/** The built operator, started as in its image. */
public final class OperatorProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final URI address;
  private final Path log;

  private OperatorProcess(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  static OperatorProcess start(String name, int port, Map<String, String> environment) {
    try {
      var logs = Files.createDirectories(Path.of("target", "operator-logs"));
      var log = Files.createTempFile(logs, name + "-", ".log");
      var builder =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:TieredStopAtLevel=1",
                      "-XX:+UseSerialGC",
                      "-Xmx256m",
                      "-jar",
                      JAR.toString()))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .redirectInput(new File("/dev/null"));
      builder.environment().putAll(environment);
      builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      var process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new OperatorProcess(process, URI.create("http://127.0.0.1:" + port), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public OperatorProcess awaitReady() {
    Awaitility.await("operator is ready, log " + log)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("the operator ended: " + Files.readString(log));
              }
              return get("/q/health/ready") == 200;
            });
    return this;
  }

  public URI address() {
    return address;
  }

  /** What it has said so far, for failure messages and for who led when. */
  public String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end and says whether it did, and in what time. */
  public Duration terminate(Duration within) {
    long start = System.nanoTime();
    process.destroy();
    try {
      if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the operator did not end: " + said());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public void kill() {
    process.destroyForcibly();
  }

  private int get(String path) throws IOException, InterruptedException {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (ConnectException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    kill();
  }
}

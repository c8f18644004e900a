package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The operator's or the gateway's own program, alone in a process that a bench looks at. */
public final class ProgramUnderTest implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final long LOOK_MILLIS = 20;
  private static final int END_SECONDS = 20;

  private final String name;
  private final Process process;
  private final URI address;
  private final Path log;
  private final Duration startTime;

  private ProgramUnderTest(String name, Process process, URI address, Path log, long began) {
    this.name = name;
    this.process = process;
    this.address = address;
    this.log = log;
    awaitReady();
    this.startTime = Duration.ofNanos(System.nanoTime() - began);
  }

  /** A port of this machine that nobody listens at. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits until it is ready. The log stays where it does not become so.
   *
   * @param name the folder of its module
   * @param java options of its JVM
   * @param port from {@link #freePort}
   * @param environment besides that of its own address
   */
  public static ProgramUnderTest start(
      Checkout checkout,
      String name,
      List<String> java,
      int port,
      Map<String, String> environment,
      Path log)
      throws IOException {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(java);
    line.addAll(
        List.of("-jar", checkout.file(name + "/target/quarkus-app/quarkus-run.jar").toString()));
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    var own = new HashMap<>(environment);
    own.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    own.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().putAll(own);
    long began = System.nanoTime();
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ProgramUnderTest(name, process, URI.create("http://127.0.0.1:" + port), log, began);
  }

  public URI address() {
    return address;
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  /** From the start of its process until it said that it is ready. */
  public Duration startTime() {
    return startTime;
  }

  private void awaitReady() {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      var ask = HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
      while (System.nanoTime() < end && process.isAlive()) {
        if (answers(http, ask)) {
          return;
        }
        process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
    throw new CannotDo("The %s did not come up; its log is %s.".formatted(name, log));
  }

  private static boolean answers(HttpClient http, HttpRequest ask) throws InterruptedException {
    try {
      return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false; // it does not listen yet
    }
  }

  /** In peace, so that it writes what it still has to. Its log has told nothing that is missed. */
  @Override
  public void close() {
    end();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    process.destroy();
    try {
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}

package com.aifilmstudio.renderpod.bench;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.protocol.BeatReply;
import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.core.protocol.BundleFiles.BundleFile;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Registered;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.UploadGrants.Grant;
import com.aifilmstudio.core.protocol.Uploads;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Dispatch and object store for one worker and one task: takes what it is sent and keeps nothing.
 */
final class BenchDispatch implements AutoCloseable {

  private final HttpServer server;
  private final Path folder;
  private final String manifest;
  private final Claim task;
  private final AtomicLong claims = new AtomicLong();
  final AtomicLong checkpoints = new AtomicLong();
  final AtomicLong checkpointBytes = new AtomicLong();
  final CompletableFuture<Complete> completed = new CompletableFuture<>();

  BenchDispatch(Path folder, Claim task) throws IOException {
    this.folder = folder;
    this.task = task;
    this.manifest = Files.readString(folder.resolve("bundle.json"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  String manifest() {
    return manifest;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "GET" -> get(exchange, path);
        case "PUT" -> put(exchange, path);
        default -> post(exchange, path.substring(path.lastIndexOf('/') + 1));
      }
    }
  }

  private void post(HttpExchange exchange, String call) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes());
    switch (call) {
      case "workers" -> answer(exchange, new Registered("wrk_1", "key", manifest));
      case "bundle" -> answer(exchange, bundle());
      case "claims" -> {
        if (claims.getAndIncrement() == 0) {
          answer(exchange, task);
        } else {
          exchange.sendResponseHeaders(423, -1);
        }
      }
      case "beat" -> answer(exchange, new BeatReply(Verdict.CONTINUE, 1));
      case "uploads" -> answer(exchange, grants(Json.read(body, Uploads.class)));
      case "checkpoint" -> {
        checkpoints.incrementAndGet();
        exchange.sendResponseHeaders(204, -1);
      }
      case "complete" -> {
        completed.complete(Json.read(body, Complete.class));
        exchange.sendResponseHeaders(204, -1);
      }
      case "fail" -> {
        completed.completeExceptionally(new IllegalStateException("given back: " + body));
        exchange.sendResponseHeaders(204, -1);
      }
      default -> exchange.sendResponseHeaders(204, -1);
    }
  }

  private UploadGrants grants(Uploads wish) {
    return new UploadGrants(
        wish.files().stream()
            .map(
                file ->
                    new Grant(
                        file.name(), file.name(), address().resolve("/" + file.name()), Map.of()))
            .toList());
  }

  private void put(HttpExchange exchange, String path) throws IOException {
    var buffer = new byte[1 << 16];
    long bytes = 0;
    for (int read = 0; read >= 0; read = exchange.getRequestBody().read(buffer)) {
      bytes += read;
    }
    if (path.startsWith("/checkpoint-")) {
      checkpointBytes.addAndGet(bytes);
    }
    exchange.sendResponseHeaders(200, -1);
  }

  private BundleFiles bundle() {
    var bundle = Json.read(manifest, Bundle.class);
    return new BundleFiles(
        Stream.concat(
                bundle.components().values().stream()
                    .map(it -> file(it.file(), it.sha256(), it.bytes())),
                bundle.golden().files().stream()
                    .map(it -> file(it.file(), it.sha256(), it.bytes())))
            .toList());
  }

  private BundleFile file(String name, String sha256, long bytes) {
    return new BundleFile(name, sha256, bytes, address().resolve("/" + name));
  }

  /** A range of a file of the bundle. */
  private void get(HttpExchange exchange, String path) throws IOException {
    var file = Files.readAllBytes(folder.resolve(path.substring(1)));
    var range = exchange.getRequestHeaders().getFirst("Range").replace("bytes=", "").split("-");
    int from = Integer.parseInt(range[0]);
    int to = Math.min(file.length, Integer.parseInt(range[1]) + 1);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, file.length));
    exchange.sendResponseHeaders(206, to - from);
    exchange.getResponseBody().write(Arrays.copyOfRange(file, from, to));
  }

  private static void answer(HttpExchange exchange, Object message) throws IOException {
    var body = Json.write(message).getBytes();
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.core.protocol.BundleFiles.BundleFile;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A store that serves ranges of made-up files, and misbehaves as it is told. */
final class ModelStore implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  final AtomicLong bytesServed = new AtomicLong();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger timesAsked = new AtomicInteger();
  volatile Answer answer = (request, file) -> Fault.NONE;

  /** What goes wrong with a request. */
  enum Fault {
    NONE,
    REFUSED,
    BROKEN,
    CORRUPT
  }

  /** Decides on a request, by its number from 1 and the file asked for. */
  @FunctionalInterface
  interface Answer {
    Fault to(int request, String file) throws IOException;
  }

  /** A made-up bundle: its manifest's text and digest. */
  record Made(String digest, String manifest, Map<String, byte[]> files) {
    String sha256(String file) {
      return Sha256.hex(files.get(file));
    }
  }

  ModelStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /** A bundle with one file of each of the sizes, of content that follows from its name. */
  Made bundle(String name, int... sizes) {
    Map<String, Bundle.Component> components = new LinkedHashMap<>();
    Map<String, byte[]> content = new LinkedHashMap<>();
    for (var i = 0; i < sizes.length; i++) {
      var file = "part" + i + ".pt";
      var bytes = new byte[sizes[i]];
      new SplittableRandom((name + file).hashCode()).nextBytes(bytes);
      content.put(file, bytes);
      files.put(Sha256.hex(bytes), bytes);
      components.put(
          "part" + i,
          new Bundle.Component(file, Sha256.hex(bytes), bytes.length, Optional.empty()));
    }
    var golden = new Bundle.Golden("", "", 1, 1, "ddim", List.of());
    var manifest =
        Json.write(
            new Bundle(
                "bundle/v1", name, "1", "", "", null, null, components, null, null, null, golden));
    var digest = "sha256:" + Sha256.hex(manifest.getBytes(StandardCharsets.UTF_8));
    return new Made(digest, manifest, content);
  }

  /** Signed addresses, as dispatch would answer; each time anew. */
  BundleFiles addresses(Made bundle) {
    var time = timesAsked.incrementAndGet();
    return new BundleFiles(
        bundle.files().entrySet().stream()
            .map(
                file ->
                    new BundleFile(
                        file.getKey(),
                        Sha256.hex(file.getValue()),
                        file.getValue().length,
                        address(Sha256.hex(file.getValue()), time)))
            .toList());
  }

  URI address(String sha256, int time) {
    return URI.create(
        "http://127.0.0.1:%d/%s?signed=%d".formatted(server.getAddress().getPort(), sha256, time));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var name = exchange.getRequestURI().getPath().substring(1);
      var range = exchange.getRequestHeaders().getFirst("Range").substring("bytes=".length());
      var from = Integer.parseInt(range.split("-")[0]);
      var to = Integer.parseInt(range.split("-")[1]);
      var bytes = Arrays.copyOfRange(files.get(name), from, to + 1);
      switch (answer.to(requests.incrementAndGet(), name)) {
        case NONE -> send(exchange, bytes);
        case REFUSED -> exchange.sendResponseHeaders(403, -1);
        case CORRUPT -> {
          bytes[bytes.length / 2] ^= 1;
          send(exchange, bytes);
        }
        case BROKEN -> {
          exchange.sendResponseHeaders(206, bytes.length);
          exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        }
      }
    }
  }

  private void send(HttpExchange exchange, byte[] bytes) throws IOException {
    bytesServed.addAndGet(bytes.length);
    exchange.sendResponseHeaders(206, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

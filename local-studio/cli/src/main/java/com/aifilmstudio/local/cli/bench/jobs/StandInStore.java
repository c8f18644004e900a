package com.aifilmstudio.local.cli.bench.jobs;

import com.aifilmstudio.local.cli.studio.Model;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for an object store: it has the model's manifest, and says of every other key that its
 * file is there. Orders are measured, not uploads, and the other side has none.
 */
final class StandInStore implements AutoCloseable {
  static final long BYTES = 1_000_000;
  static final String SHA256 = "ab".repeat(32);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final byte[] manifest;

  StandInStore(Model model) {
    manifest = model.manifest().getBytes(StandardCharsets.UTF_8);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      headers.set("ETag", "\"0\"");
      if (exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(200, manifest.length);
        exchange.getResponseBody().write(manifest);
        return;
      }
      headers.set("Content-Length", Long.toString(BYTES));
      headers.set(
          "x-amz-checksum-sha256",
          Base64.getEncoder().encodeToString(HexFormat.of().parseHex(SHA256)));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

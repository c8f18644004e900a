package com.aifilmstudio.local.cli.bench.claims;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for an object store: says of every key that its file is there. Claims are measured, not
 * uploads.
 */
final class EmptyStore implements AutoCloseable {

  static final long BYTES = 1_000_000;
  static final String SHA256 = "ab".repeat(32);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  EmptyStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(threads);
    server.createContext("/", EmptyStore::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Length", Long.toString(BYTES));
    headers.set(
        "x-amz-checksum-sha256",
        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(SHA256)));
    headers.set("ETag", "\"0\"");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

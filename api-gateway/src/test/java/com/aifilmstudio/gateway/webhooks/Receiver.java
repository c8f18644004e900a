package com.aifilmstudio.gateway.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A program that is told of films; how it answers, a test decides. */
final class Receiver implements AutoCloseable {

  /** How it answers. */
  interface Manner {
    void answer(HttpExchange request) throws IOException;
  }

  /** What came; header names are in lower case. */
  record Told(String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.get(name).getFirst();
    }
  }

  private final HttpServer server;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Manner manner;

  private Receiver(String address, Manner manner) {
    this.manner = manner;
    try {
      server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  static Receiver answering(int status) {
    return at("127.0.0.1", status);
  }

  static Receiver at(String address, int status) {
    return new Receiver(address, with(status));
  }

  static Receiver that(Manner manner) {
    return new Receiver("127.0.0.1", manner);
  }

  /** Takes everything and says nothing, until it is closed. */
  static Receiver thatHangs() {
    var receiver = new Receiver("127.0.0.1", with(200));
    receiver.manner = _ -> receiver.hang();
    return receiver;
  }

  private static Manner with(int status) {
    return request -> request.sendResponseHeaders(status, -1);
  }

  void answersFromNowOn(int status) {
    manner = with(status);
  }

  List<Told> told() {
    return told;
  }

  String url() {
    return url(server.getAddress().getAddress().getHostAddress());
  }

  String url(String host) {
    return "http://%s:%d/hook".formatted(host, port());
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void receive(HttpExchange request) throws IOException {
    var headers =
        request.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(it -> it.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    var body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    told.add(new Told(request.getRequestURI().toString(), headers, body));
    manner.answer(request);
    request.close();
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}

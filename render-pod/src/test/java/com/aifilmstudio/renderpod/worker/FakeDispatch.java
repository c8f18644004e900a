package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.core.protocol.BeatReply;
import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.core.protocol.Register;
import com.aifilmstudio.core.protocol.Registered;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.Uploads;
import com.aifilmstudio.renderpod.TinyFilm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Dispatch and object store in one small server: hands out what a test offers, remembers what it is
 * told, and fails where the test wants it to.
 */
final class FakeDispatch implements AutoCloseable {

  private static final int GARBLED = -1;
  private static final int STALLED = -2;

  final List<Register> registrations = new CopyOnWriteArrayList<>();
  final List<Beat> beats = new CopyOnWriteArrayList<>();
  final List<Uploads> wishes = new CopyOnWriteArrayList<>();
  final List<Complete> completed = new CopyOnWriteArrayList<>();
  final List<Fail> failed = new CopyOnWriteArrayList<>();
  final List<CheckpointMade> checkpoints = new CopyOnWriteArrayList<>();
  final List<byte[]> previews = new CopyOnWriteArrayList<>();
  final Map<String, byte[]> store = new ConcurrentHashMap<>();

  /** Answers beats; may be replaced in the middle of a test. */
  volatile Function<Beat, Verdict> verdict = beat -> Verdict.CONTINUE;

  private final AtomicInteger claims = new AtomicInteger();
  private final BlockingQueue<Claim> offers = new LinkedBlockingQueue<>();
  private final Map<String, Queue<Integer>> troubles = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean draining;

  FakeDispatch() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  void offer(Claim claim) {
    offers.add(claim);
  }

  /** The same task again for the next worker, with the checkpoint that the last one told of. */
  void offerAgain(Claim claim, int epoch) {
    var made = checkpoints.getLast();
    var key = "jobs/%d/%s".formatted(made.epoch(), made.name());
    var checkpoint =
        new Claim.Checkpoint(
            made.part(),
            made.step(),
            address().resolve("/" + key),
            made.sha256(),
            store.get(key).length,
            made.compatibility());
    offer(
        new Claim(
            claim.task(),
            claim.kind(),
            new Claim.Lease(claim.task(), epoch, 30),
            claim.render(),
            claim.assemble(),
            Optional.of(checkpoint)));
  }

  /** From the next claim on workers are told to go, or no longer. */
  void drain(boolean on) {
    draining = on;
  }

  /** The next calls of that kind (register, claims, beat, uploads, put, complete, …) go wrong. */
  void trouble(String call, Integer... statuses) {
    troubles.put(call, new ArrayDeque<>(Arrays.asList(statuses)));
  }

  /** The next call of that kind is answered by something else on the way. */
  void garble(String call) {
    trouble(call, GARBLED);
  }

  /** The next call of that kind gets the head of an answer and a byte of its body. */
  void stall(String call) {
    trouble(call, STALLED);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var path = exchange.getRequestURI().getPath();
      var call = call(exchange.getRequestMethod(), path);
      var trouble = troubles.getOrDefault(call, new ArrayDeque<>()).poll();
      if (trouble != null) {
        makeTrouble(exchange, trouble);
      } else {
        carryOut(exchange, call, path, body);
      }
    }
  }

  private void makeTrouble(HttpExchange exchange, int trouble) throws IOException {
    switch (trouble) {
      case GARBLED -> send(exchange, 200, "<html>Please log in".getBytes());
      case STALLED -> {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('a');
        exchange.getResponseBody().flush();
        awaitEnd();
      }
      default -> answer(exchange, trouble, new Problem("TEST", "as the test wants it"));
    }
  }

  private void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String call(String method, String path) {
    return switch (method) {
      case "PUT" -> "put";
      case "GET" -> "get";
      default -> path.endsWith("/workers") ? "register" : path.substring(path.lastIndexOf('/') + 1);
    };
  }

  private void carryOut(HttpExchange exchange, String call, String path, byte[] body)
      throws IOException {
    var text = new String(body);
    switch (call) {
      case "register" -> {
        registrations.add(Json.read(text, Register.class));
        answer(
            exchange,
            200,
            new Registered("wrk_" + registrations.size(), "key", TinyFilm.manifest()));
      }
      case "bundle" -> answer(exchange, 200, bundle());
      case "claims" -> claim(exchange);
      case "beat" -> {
        var beat = Json.read(text, Beat.class);
        beats.add(beat);
        answer(exchange, 200, new BeatReply(verdict.apply(beat), 1));
      }
      case "uploads" -> {
        var wish = Json.read(text, Uploads.class);
        wishes.add(wish);
        answer(exchange, 200, grants(wish));
      }
      case "complete" -> {
        completed.add(Json.read(text, Complete.class));
        answer(exchange, 200, "");
      }
      case "fail" -> {
        failed.add(Json.read(text, Fail.class));
        answer(exchange, 200, "");
      }
      case "checkpoint" -> {
        checkpoints.add(Json.read(text, CheckpointMade.class));
        answer(exchange, 200, "");
      }
      case "preview" -> {
        previews.add(body);
        answer(exchange, 202, "");
      }
      case "put" -> {
        store.put(path.substring(1), body);
        answer(exchange, 200, "");
      }
      case "get" -> get(exchange, path.substring(1));
      default -> answer(exchange, 404, "");
    }
  }

  /** Whether a worker waits for a task, or did until a moment ago: it would still be given one. */
  boolean isAskedForWork() {
    return claims.get() > 0;
  }

  private void claim(HttpExchange exchange) throws IOException {
    claims.incrementAndGet();
    try {
      var offer = draining ? null : offers.poll(500, TimeUnit.MILLISECONDS);
      if (offer != null) {
        answer(exchange, 200, offer);
      } else {
        exchange.sendResponseHeaders(draining ? 423 : 204, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      claims.decrementAndGet();
    }
  }

  private BundleFiles bundle() {
    var bundle = TinyFilm.bundle();
    return new BundleFiles(
        Stream.concat(
                bundle.components().values().stream()
                    .map(file -> bundleFile(file.file(), file.sha256(), file.bytes())),
                bundle.golden().files().stream()
                    .map(file -> bundleFile(file.file(), file.sha256(), file.bytes())))
            .toList());
  }

  private BundleFiles.BundleFile bundleFile(String file, String sha256, long bytes) {
    return new BundleFiles.BundleFile(file, sha256, bytes, address().resolve("/bundle/" + file));
  }

  private UploadGrants grants(Uploads wish) {
    return new UploadGrants(
        wish.files().stream()
            .map(
                file -> {
                  var key = "jobs/%d/%s".formatted(wish.epoch(), file.name());
                  var headers = Map.of("x-amz-checksum-sha256", file.sha256(), "Host", "ignored");
                  return new UploadGrants.Grant(
                      file.name(), key, address().resolve("/" + key), headers);
                })
            .toList());
  }

  /** Objects that were put, and the files of the bundle in the ranges that are asked for. */
  private void get(HttpExchange exchange, String key) throws IOException {
    var object =
        key.startsWith("bundle/")
            ? Files.readAllBytes(TinyFilm.FOLDER.resolve(key.substring(7)))
            : store.get(key);
    if (object == null) {
      answer(exchange, 404, "");
      return;
    }
    var range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      send(exchange, 200, object);
      return;
    }
    var bounds = range.replace("bytes=", "").split("-");
    int from = Integer.parseInt(bounds[0]);
    int to = Math.min(object.length, Integer.parseInt(bounds[1]) + 1);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, object.length));
    send(exchange, 206, Arrays.copyOfRange(object, from, to));
  }

  private static void answer(HttpExchange exchange, int status, Object message) throws IOException {
    send(exchange, status, Json.write(message).getBytes());
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
  }
}

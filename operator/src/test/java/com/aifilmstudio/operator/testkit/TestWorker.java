package com.aifilmstudio.operator.testkit;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.core.protocol.BeatReply;
import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.core.protocol.Register;
import com.aifilmstudio.core.protocol.Registered;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.protocol.Unfit;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.Uploads;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A worker that renders nothing: it speaks the protocol and hands in small files. */
final class TestWorker {

  private static final Map<String, String> KINDS =
      Map.of(
          "Mp4",
          "film.mp4",
          "Captions",
          "captions.vtt",
          "Poster",
          "poster.jpg",
          "ContactSheet",
          "contact-sheet.jpg",
          "Lock",
          "film.lock.json");

  private static final int DRAINED = 423;

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestWorkers home;
  private final Map<String, String> env;
  private final String node;
  private final String token;
  private final URI dispatch;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean ended;
  private String key;

  private TestWorker(TestWorkers home, Pod pod, String node, String token, URI dispatch) {
    this.home = home;
    this.env =
        pod.getSpec().getContainers().getFirst().getEnv().stream()
            .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    this.node = node;
    this.token = token;
    this.dispatch = dispatch;
  }

  static TestWorker start(TestWorkers home, Pod pod, String node, String token, URI dispatch) {
    var worker = new TestWorker(home, pod, node, token, dispatch);
    Thread.ofVirtual().name(pod.getMetadata().getName()).start(worker::live);
    return worker;
  }

  void stop() {
    stopped.countDown();
  }

  boolean hasEnded() {
    return ended;
  }

  private void live() {
    try {
      while (!isStopped(0) && !register()) {
        isStopped(200);
      }
      while (!isStopped(0)) {
        var answer = post("/dispatch/v1/claims?wait=2", null, key);
        if (answer.statusCode() == DRAINED) {
          ended = true;
          return;
        }
        if (answer.statusCode() == 200) {
          work(Json.read(answer.body(), Claim.class));
        } else if (answer.statusCode() != 204) {
          isStopped(200);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean register() throws InterruptedException {
    var wish =
        new Register(
            env.get("STUDIO_POOL"),
            env.get("STUDIO_REVISION"),
            env.get("STUDIO_BUNDLE_DIGEST"),
            "none",
            "test-1",
            env.get("STUDIO_ENGINE"),
            "test");
    var answer = post("/dispatch/v1/workers", wish, token);
    if (answer.statusCode() != 200) {
      return false;
    }
    var registered = Json.read(answer.body(), Registered.class);
    key = registered.workerKey();
    if (home.manner() == Manner.WITHOUT_MODEL) {
      var why = new Unfit("MODEL.UNAVAILABLE", "cannot fetch denoiser.pt");
      post("/dispatch/v1/workers/" + registered.workerId() + "/unfit", why, key);
      ended = true;
      stop();
    }
    return true;
  }

  private void work(Claim claim) throws InterruptedException {
    if (home.manner() == Manner.LEAVING && claim.kind() == TaskKind.RENDER) {
      if (claim.checkpoint().isEmpty()) {
        new LeavingTake(this, claim).run();
        return;
      }
      home.resumed(get(claim.checkpoint().get().url()));
    }
    var lease = "/dispatch/v1/leases/" + claim.lease().id();
    int epoch = claim.lease().epoch();
    int step = 0;
    do {
      var answer = post(lease + "/beat", new Beat(epoch, step, 4, "denoise", step), key);
      if (answer.statusCode() != 200) {
        return;
      }
      if (Json.read(answer.body(), BeatReply.class).verdict() != Verdict.CONTINUE) {
        post(lease + "/fail", new Fail(epoch, "WORKER.DRAINED", "told to stop", true), key);
        return;
      }
      step = Math.min(3, step + 1);
    } while (home.manner() == Manner.SLOW && !isStopped(100));
    if (isStopped(0)) {
      return;
    }
    var failure = claim.render().flatMap(order -> home.failureOf(order, node));
    if (failure.isPresent()) {
      post(lease + "/fail", new Fail(epoch, failure.get(), "it is broken", false), key);
      return;
    }
    claim.assemble().ifPresent(home::cut);
    if (home.manner() == Manner.FAILING) {
      post(lease + "/fail", new Fail(epoch, "RENDER.NAN", "not a number", false), key);
      return;
    }
    if (home.manner() == Manner.ONE_TAKE) {
      home.behave(Manner.SLOW);
    }
    complete(lease, claim);
  }

  private void complete(String lease, Claim claim) throws InterruptedException {
    if (claim.kind() == TaskKind.PROBE) {
      var passed =
          new Complete(
              claim.lease().epoch(),
              List.of(),
              new QualityReport(Map.of(), List.of()),
              Map.of("gpuSeconds", 0.1));
      post(lease + "/complete", passed, key);
      return;
    }
    var files = files(claim);
    var wish =
        files.entrySet().stream()
            .map(f -> new Uploads.File(name(f.getKey()), f.getValue().length, sha256(f.getValue())))
            .toList();
    int epoch = claim.lease().epoch();
    var answer = post(lease + "/uploads", new Uploads(epoch, wish), key);
    if (answer.statusCode() != 200) {
      return;
    }
    var outputs = new ArrayList<Complete.Output>();
    for (var grant : Json.read(answer.body(), UploadGrants.class).files()) {
      var kind = kind(files, grant.name());
      var bytes = files.get(kind);
      if (home.manner() == Manner.FORGING) {
        forge(lease, claim, new Complete.Output(kind, grant.key(), bytes.length, sha256(bytes)));
        home.refused("other bytes", put(grant, new byte[bytes.length]).statusCode());
        home.refused("more bytes", put(grant, new byte[bytes.length + 1]).statusCode());
      }
      put(grant, bytes);
      outputs.add(new Complete.Output(kind, grant.key(), bytes.length, sha256(bytes)));
    }
    var report = new QualityReport(Map.of(), List.of());
    post(lease + "/complete", new Complete(epoch, outputs, report, Map.of("gpuSeconds", 0.5)), key);
  }

  private static Map<String, byte[]> files(Claim claim) {
    var files = new LinkedHashMap<String, byte[]>();
    if (claim.kind() == TaskKind.RENDER) {
      files.put("shot.mp4", bytes(claim.render().orElseThrow().shot()));
      return files;
    }
    var order = claim.assemble().orElseThrow();
    order.outputs().forEach(kind -> files.put(kind, bytes(order.job() + kind)));
    files.put("Lock", bytes(order.job() + "Lock"));
    return files;
  }

  private static byte[] bytes(String of) {
    return of.getBytes(StandardCharsets.UTF_8);
  }

  private static String name(String kind) {
    return KINDS.getOrDefault(kind, kind);
  }

  private static String kind(Map<String, byte[]> files, String name) {
    return files.keySet().stream().filter(k -> name(k).equals(name)).findFirst().orElseThrow();
  }

  private void forge(String lease, Claim claim, Complete.Output output)
      throws InterruptedException {
    complete(lease, claim, "not uploaded", output);
    var elsewhere = output.key().replace("jobs/", "jobs/../jobs/");
    complete(
        lease,
        claim,
        "other key",
        new Complete.Output(output.name(), elsewhere, output.bytes(), output.sha256()));
  }

  private void complete(String lease, Claim claim, String attempt, Complete.Output output)
      throws InterruptedException {
    var wish =
        new Complete(
            claim.lease().epoch(),
            List.of(output),
            new QualityReport(Map.of(), List.of()),
            Map.of("gpuSeconds", 0.5));
    home.refused(attempt, post(lease + "/complete", wish, key).statusCode());
  }

  HttpResponse<String> put(UploadGrants.Grant grant, byte[] bytes) throws InterruptedException {
    var request = HttpRequest.newBuilder(grant.url()).PUT(BodyPublishers.ofByteArray(bytes));
    grant.headers().entrySet().stream()
        .filter(h -> !List.of("host", "content-length").contains(h.getKey().toLowerCase()))
        .forEach(h -> request.header(h.getKey(), h.getValue()));
    return send(request.build());
  }

  HttpResponse<String> post(String path, Object body) throws InterruptedException {
    return post(path, body, key);
  }

  void postPicture(String path, byte[] jpeg) throws InterruptedException {
    send(
        HttpRequest.newBuilder(dispatch.resolve(path))
            .header("Content-Type", "image/jpeg")
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofByteArray(jpeg))
            .build());
  }

  private byte[] get(URI address) throws InterruptedException {
    return send(HttpRequest.newBuilder(address).build()).body().getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<String> post(String path, Object body, String bearer)
      throws InterruptedException {
    return send(
        HttpRequest.newBuilder(dispatch.resolve(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + bearer)
            .POST(
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    while (true) {
      try {
        return http.send(request, BodyHandlers.ofString());
      } catch (IOException e) {
        if (isStopped(200)) {
          throw new InterruptedException("stopped");
        }
      }
    }
  }

  private boolean isStopped(long withinMillis) throws InterruptedException {
    return stopped.await(withinMillis, TimeUnit.MILLISECONDS);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

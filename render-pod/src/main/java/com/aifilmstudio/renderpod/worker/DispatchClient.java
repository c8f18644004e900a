package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.core.protocol.BeatReply;
import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.Claim.Lease;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.core.protocol.Register;
import com.aifilmstudio.core.protocol.Registered;
import com.aifilmstudio.core.protocol.Unfit;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * The operator's dispatch, call by call. Retries nothing: whether a call is worth repeating depends
 * on what it is for.
 */
final class DispatchClient {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http;
  private final URI dispatch;

  DispatchClient(HttpClient http, URI dispatch) {
    this.http = http;
    this.dispatch = dispatch;
  }

  /** Exchanges the pod's projected token for a key. */
  Registered register(String token, Register register)
      throws DispatchException, InterruptedException {
    return read(post("workers", token, register, PATIENCE), Registered.class);
  }

  /** The calls of a worker that has a key. */
  Session as(Registered worker) {
    return new Session(worker.workerId(), worker.workerKey());
  }

  /** A registered worker's side of the protocol. */
  final class Session {
    private final String worker;
    private final String key;

    private Session(String worker, String key) {
      this.worker = worker;
      this.key = key;
    }

    BundleFiles bundle() throws DispatchException, InterruptedException {
      var path = "workers/%s/bundle".formatted(worker);
      return read(post(path, key, "", PATIENCE), BundleFiles.class);
    }

    /** The worker's last words, where it cannot serve. */
    void unfit(Unfit why) throws DispatchException, InterruptedException {
      post("workers/%s/unfit".formatted(worker), key, why, PATIENCE);
    }

    ClaimReply claim(Duration wait) throws DispatchException, InterruptedException {
      var reply = post("claims?wait=" + wait.toSeconds(), key, "", wait.plus(PATIENCE));
      return switch (reply.statusCode()) {
        case 204 -> new ClaimReply.Nothing();
        case 423 -> new ClaimReply.Drain();
        default -> new ClaimReply.Task(read(reply, Claim.class));
      };
    }

    BeatReply beat(Lease lease, Beat beat) throws DispatchException, InterruptedException {
      return read(lease(lease, "beat", beat), BeatReply.class);
    }

    UploadGrants uploads(Lease lease, Uploads uploads)
        throws DispatchException, InterruptedException {
      return read(lease(lease, "uploads", uploads), UploadGrants.class);
    }

    void checkpoint(Lease lease, CheckpointMade made)
        throws DispatchException, InterruptedException {
      lease(lease, "checkpoint", made);
    }

    /** Shows what the shot looks like so far; one too many is {@code Unavailable}. */
    void preview(Lease lease, byte[] jpeg) throws DispatchException, InterruptedException {
      var path = "leases/%s/preview?epoch=%d".formatted(lease.id(), lease.epoch());
      post(path, key, "image/jpeg", BodyPublishers.ofByteArray(jpeg), PATIENCE);
    }

    void complete(Lease lease, Complete complete) throws DispatchException, InterruptedException {
      lease(lease, "complete", complete);
    }

    void fail(Lease lease, Fail fail) throws DispatchException, InterruptedException {
      lease(lease, "fail", fail);
    }

    private HttpResponse<String> lease(Lease lease, String call, Object message)
        throws DispatchException, InterruptedException {
      return post("leases/%s/%s".formatted(lease.id(), call), key, message, PATIENCE);
    }
  }

  private HttpResponse<String> post(String path, String bearer, Object message, Duration patience)
      throws DispatchException, InterruptedException {
    var body =
        message.equals("") ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(message));
    return post(path, bearer, "application/json", body, patience);
  }

  private HttpResponse<String> post(
      String path, String bearer, String type, BodyPublisher body, Duration patience)
      throws DispatchException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(dispatch + "/dispatch/v1/" + path))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", type)
            .timeout(patience)
            .POST(body)
            .build();
    try {
      return checked(path, http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new DispatchException.Unavailable("%s: %s".formatted(path, e));
    }
  }

  /**
   * An answer that cannot be read comes from something on the way; it may be gone the next time.
   */
  private static <T> T read(HttpResponse<String> reply, Class<T> type)
      throws DispatchException.Unavailable {
    try {
      return Json.read(reply.body(), type);
    } catch (UncheckedIOException e) {
      throw new DispatchException.Unavailable(
          "%s: the answer is not a %s".formatted(reply.uri().getPath(), type.getSimpleName()));
    }
  }

  private static HttpResponse<String> checked(String path, HttpResponse<String> reply)
      throws DispatchException {
    int status = reply.statusCode();
    if (status / 100 == 2 || status == 423) {
      return reply;
    }
    var why = "%s: %d %s".formatted(path, status, problem(reply.body()));
    throw switch (status) {
      case 409 -> new DispatchException.Fenced(why);
      case 401 -> new DispatchException.Unauthorized(why);
      case 408, 425, 429 -> new DispatchException.Unavailable(why);
      default ->
          status >= 500
              ? new DispatchException.Unavailable(why)
              : new DispatchException.Refused(why);
    };
  }

  private static String problem(String body) {
    try {
      var problem = Json.read(body, Problem.class);
      return problem.code() + " " + problem.message();
    } catch (UncheckedIOException e) {
      return ""; // not from dispatch itself, but from something on the way to it
    }
  }
}

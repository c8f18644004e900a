package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.Complete.Output;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.UploadGrants.Grant;
import com.aifilmstudio.core.protocol.Uploads;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import com.aifilmstudio.renderpod.clock.Pause;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a task's files into the object store under signed addresses. A refused address is asked for
 * anew, because it may have expired; putting the same bytes twice changes nothing.
 */
final class Uploader {

  private static final int ATTEMPTS = 8;

  /** Set by the HTTP client itself, from the body and the address. */
  private static final Set<String> CLIENTS_OWN = Set.of("host", "content-length", "expect");

  /** Asks dispatch for signed addresses. */
  @FunctionalInterface
  interface Signer {
    UploadGrants sign(Uploads uploads) throws DispatchException, InterruptedException;
  }

  private final HttpClient http;
  private final Backoff backoff;
  private final Pause pause;

  Uploader(HttpClient http, Backoff backoff, Pause pause) {
    this.http = http;
    this.backoff = backoff;
    this.pause = pause;
  }

  List<Output> upload(List<MadeFile> files, int epoch, Signer signer)
      throws DispatchException, TransferException, InterruptedException {
    var outputs = new ArrayList<Output>();
    for (var file : files) {
      outputs.add(upload(file, epoch, signer));
    }
    return outputs;
  }

  private Output upload(MadeFile file, int epoch, Signer signer)
      throws DispatchException, TransferException, InterruptedException {
    var wish = new Uploads.File(file.fileName(), file.bytes(), file.sha256());
    var trouble = Optional.<Trouble>empty();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var grant = grant(signer.sign(new Uploads(epoch, List.of(wish))), wish.name());
      trouble = put(file, grant);
      if (trouble.isEmpty()) {
        return new Output(file.output(), grant.key(), file.bytes(), file.sha256());
      }
      pause.last(backoff.after(attempt));
    }
    throw failed(file.fileName(), trouble.orElseThrow());
  }

  /** A store that does not want the file is there; anything else may pass. */
  private record Trouble(FailureCode code, String why) {

    static Trouble answered(int status) {
      return new Trouble(
          status / 100 == 4 ? FailureCode.UPLOAD_REFUSED : FailureCode.STORE_UNAVAILABLE,
          "the object store answered " + status);
    }
  }

  /** Why it did not succeed, or nothing. */
  private Optional<Trouble> put(MadeFile file, Grant grant) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(grant.url())
              .timeout(Duration.ofMinutes(5))
              .PUT(BodyPublishers.ofFile(file.path()));
      grant
          .headers()
          .forEach(
              (name, value) -> {
                if (!CLIENTS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                  request.header(name, value);
                }
              });
      int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of(Trouble.answered(status));
    } catch (IOException e) {
      return Optional.of(new Trouble(FailureCode.STORE_UNAVAILABLE, e.toString()));
    }
  }

  private static TransferException failed(String name, Trouble trouble) {
    return new TransferException(trouble.code(), "%s: %s".formatted(name, trouble.why()));
  }

  private static Grant grant(UploadGrants grants, String name) throws TransferException {
    return grants.files().stream()
        .filter(grant -> grant.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> failed(name, new Trouble(FailureCode.UPLOAD_REFUSED, "no address was granted")));
  }
}

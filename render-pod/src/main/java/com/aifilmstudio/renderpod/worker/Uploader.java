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
    var trouble = Optional.<StoreTrouble>empty();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var grant = grant(signer.sign(new Uploads(epoch, List.of(wish))), wish.name());
      trouble = put(file, grant);
      if (trouble.isEmpty()) {
        return new Output(file.output(), grant.key(), file.bytes(), file.sha256());
      }
      pause.last(backoff.after(attempt));
    }
    throw trouble.orElseThrow().with(file.fileName());
  }

  /** Why it did not succeed, or nothing. */
  private Optional<StoreTrouble> put(MadeFile file, Grant grant) throws InterruptedException {
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
      return status / 100 == 2
          ? Optional.empty()
          : Optional.of(StoreTrouble.answered(status, FailureCode.UPLOAD_REFUSED));
    } catch (IOException e) {
      return Optional.of(StoreTrouble.silent(e.toString()));
    }
  }

  private static Grant grant(UploadGrants grants, String name) throws TransferException {
    return grants.files().stream()
        .filter(grant -> grant.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new StoreTrouble(FailureCode.UPLOAD_REFUSED, "no address was granted").with(name));
  }
}

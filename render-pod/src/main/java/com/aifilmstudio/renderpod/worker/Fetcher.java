package com.aifilmstudio.renderpod.worker;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import com.aifilmstudio.renderpod.clock.Pause;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets files from the object store, and none whose bytes are not those that were put there. */
final class Fetcher {

  private static final int ATTEMPTS = 6;

  private final HttpClient http;
  private final Duration patience;
  private final Backoff backoff;
  private final Pause pause;

  /**
   * @param patience for one attempt with one file, from the first byte to the last
   */
  Fetcher(HttpClient http, Duration patience, Backoff backoff, Pause pause) {
    this.http = http;
    this.patience = patience;
    this.backoff = backoff;
    this.pause = pause;
  }

  Path fetch(CutShot shot, Path target) throws TransferException, InterruptedException {
    return fetch("shot " + shot.name(), shot.url(), shot.sha256(), target, ATTEMPTS);
  }

  /**
   * @param name what it is, for people
   * @param attempts how often it is asked for
   */
  Path fetch(String name, URI url, String sha256, Path target, int attempts)
      throws TransferException, InterruptedException {
    var trouble = Optional.<StoreTrouble>empty();
    for (int attempt = 1; attempt <= attempts; attempt++) {
      trouble = attempt(url, sha256, target);
      if (trouble.isEmpty()) {
        return target;
      }
      pause.last(backoff.after(attempt));
    }
    throw trouble.orElseThrow().with(name);
  }

  /** Why it did not succeed, or nothing. */
  private Optional<StoreTrouble> attempt(URI url, String sha256, Path target)
      throws InterruptedException {
    // Truncating: what an earlier answer left must not be the tail of this one.
    var file = BodyHandlers.ofFile(target, CREATE, WRITE, TRUNCATE_EXISTING);
    var answer = http.sendAsync(HttpRequest.newBuilder(url).build(), file);
    try {
      int status = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status != 200) {
        return Optional.of(StoreTrouble.answered(status, FailureCode.INTERNAL));
      }
      return MadeFile.of("", target).sha256().equals(sha256)
          ? Optional.empty()
          : Optional.of(
              new StoreTrouble(
                  FailureCode.INTERNAL, "its bytes are not those that were put there"));
    } catch (ExecutionException e) {
      return Optional.of(StoreTrouble.silent(e.getCause().toString()));
    } catch (TimeoutException e) {
      return Optional.of(StoreTrouble.silent("the object store stalled"));
    } finally {
      answer.cancel(true);
    }
  }
}

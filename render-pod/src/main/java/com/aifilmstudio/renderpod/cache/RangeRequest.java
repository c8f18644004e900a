package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.renderpod.cache.Chunks.Chunk;
import com.aifilmstudio.renderpod.clock.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Gets one chunk of a file, and tries again when that may help. */
final class RangeRequest {
  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final HttpClient http;
  private final Addresses addresses;
  private final Pause pause;

  RangeRequest(HttpClient http, Addresses addresses, Pause pause) {
    this.http = http;
    this.addresses = addresses;
    this.pause = pause;
  }

  byte[] get(String name, Chunk chunk) throws IOException, InterruptedException {
    var wait = FIRST_PAUSE;
    for (var attempt = 1; ; attempt++) {
      var address = addresses.of(name);
      try {
        return get(address, name, chunk);
      } catch (Refused e) {
        // A signed address expires; what was asked for long ago is asked for anew.
        addresses.renew(name, address);
        if (attempt == ATTEMPTS) {
          throw e;
        }
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
      pause.last(wait);
      wait = wait.multipliedBy(2);
    }
  }

  private byte[] get(URI address, String name, Chunk chunk)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Range", "bytes=%d-%d".formatted(chunk.first(), chunk.last()))
            .build();
    var response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() == 403) {
      throw new Refused("the store refused %s".formatted(name));
    }
    if (!answers(response, chunk)) {
      throw new IOException(
          "the store answered %d with %d bytes for bytes %d to %d of %s"
              .formatted(
                  response.statusCode(),
                  response.body().length,
                  chunk.first(),
                  chunk.last(),
                  name));
    }
    return response.body();
  }

  /** A server may answer with the whole file; that will do if the chunk is the whole file. */
  private static boolean answers(HttpResponse<byte[]> response, Chunk chunk) {
    var status = response.statusCode();
    return response.body().length == chunk.bytes()
        && (status == 206 || status == 200 && chunk.first() == 0);
  }

  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}

package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.films.FilmSummary.FilmList;
import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.protocol.Problem;
import com.aifilmstudio.local.cli.CannotDo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Reads films from the operator's films API with a Kubernetes token. */
public final class FilmsClient implements AutoCloseable {
  private final URI operator;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** {@code operator} is its base address, such as {@code http://127.0.0.1:20080}. */
  public FilmsClient(URI operator, String token) {
    this.operator = operator;
    this.token = token;
  }

  /** One look of many: an operator that is away for a while is no reason to stop watching. */
  public Look look(String namespace, String name) throws InterruptedException {
    HttpResponse<byte[]> response;
    try {
      response = get(path(namespace, name));
    } catch (IOException unreachable) {
      return new Look.Away();
    }
    int status = response.statusCode();
    if (status == 200) {
      return new Look.Seen(read(response, FilmView.class));
    }
    if (status == 404) {
      return new Look.Unknown();
    }
    if (status >= 500) {
      return new Look.Away();
    }
    throw refused(response);
  }

  /** The film as it is now, or word to a person why it cannot be told. */
  public FilmView ask(String namespace, String name) throws InterruptedException {
    return ask(path(namespace, name), FilmView.class);
  }

  /** The films of a namespace, or of all, or word to a person why they cannot be told. */
  public FilmList list(Optional<String> namespace, int limit) throws InterruptedException {
    var where = namespace.map(it -> "namespaces/%s/".formatted(encode(it))).orElse("");
    return ask("/films/v1/%srenderjobs?limit=%d".formatted(where, limit), FilmList.class);
  }

  /** What a shot looked like last, while it was rendered; a JPEG. */
  public Optional<byte[]> preview(String namespace, String name, String shot)
      throws InterruptedException {
    try {
      var path = path(namespace, name) + "/shots/%s/preview".formatted(encode(shot));
      var response = get(path);
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException unreachable) {
      throw away(unreachable);
    }
  }

  private <T> T ask(String path, Class<T> type) throws InterruptedException {
    try {
      var response = get(path);
      if (response.statusCode() == 200) {
        return read(response, type);
      }
      throw refused(response);
    } catch (IOException unreachable) {
      throw away(unreachable);
    }
  }

  private CannotDo refused(HttpResponse<byte[]> response) {
    return new CannotDo(read(response, Problem.class).message());
  }

  private CannotDo away(IOException unreachable) {
    return new CannotDo(
        "The operator does not answer at %s. What runs: ./studio status.".formatted(operator),
        unreachable);
  }

  private <T> T read(HttpResponse<byte[]> response, Class<T> type) {
    try {
      return Json.read(new String(response.body(), StandardCharsets.UTF_8), type);
    } catch (IllegalArgumentException | UncheckedIOException notOurs) {
      throw new CannotDo(
          "What answers at %s is not this studio's operator, or is of another version (status %d)."
              .formatted(operator, response.statusCode()),
          notOurs);
    }
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(operator.resolve(path))
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(5))
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  private static String path(String namespace, String name) {
    return "/films/v1/namespaces/%s/renderjobs/%s".formatted(encode(namespace), encode(name));
  }

  /** Whatever a person types stays one word of the path. */
  private static String encode(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
  }
}

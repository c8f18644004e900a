package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.films.FilmView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

  /**
   * The film as it is now; empty while the operator does not know it or cannot be reached, which
   * happens when it is restarted and is no reason to stop watching.
   */
  public Optional<FilmView> film(String namespace, String name) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(
                operator.resolve(
                    "/films/v1/namespaces/%s/renderjobs/%s".formatted(namespace, name)))
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200
          ? Optional.of(Json.read(response.body(), FilmView.class))
          : Optional.empty();
    } catch (IOException unreachable) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

package com.aifilmstudio.gateway.events;

import com.aifilmstudio.gateway.testkit.DevCaller;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Somebody who follows a film and reads all that is told. */
final class Reader implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private Reader() {}

  static Reader of(String caller, String job) {
    var reader = new Reader();
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/v1/jobs/" + job + "/events"))
            .header(DevCaller.HEADER, caller)
            .build();
    reader.client.sendAsync(request, BodyHandlers.ofLines()).thenAccept(reader::read);
    return reader;
  }

  private void read(HttpResponse<Stream<String>> answer) {
    answer.body().map(line -> line.replaceFirst("^(event|id|data): ", "$1:")).forEach(lines::add);
  }

  /** What was told so far, line by line. */
  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

package com.aifilmstudio.local.cli.bench.jobs;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.Uploads;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** The engine "simulated" at its quickest: each task is done as soon as it is claimed. */
final class FilmWorker implements Runnable {
  /** What a worker calls a file, and what it is as an output. */
  private static final Map<TaskKind, Map<String, String>> FILES =
      Map.of(
          TaskKind.RENDER, Map.of("shot.mp4", "shot.mp4"),
          TaskKind.ASSEMBLE, Map.of("film.mp4", "Mp4", "film.lock.json", "Lock"));

  private static final QualityReport QUALITY = new QualityReport(Map.of("motion", 0.7), List.of());

  private final HttpClient http;
  private final URI dispatch;
  private final String key;

  FilmWorker(HttpClient http, URI dispatch, String key) {
    this.http = http;
    this.dispatch = dispatch;
    this.key = key;
  }

  /** Works until it is interrupted, as a pod does until it is deleted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var answer = post("/dispatch/v1/claims?wait=25", "");
        if (answer.statusCode() == 200) {
          work(Json.read(answer.body(), Claim.class));
        }
      }
    } catch (InterruptedException | IOException over) {
      Thread.currentThread().interrupt(); // The studio is going down.
    }
  }

  private void work(Claim claim) throws IOException, InterruptedException {
    var lease = "/dispatch/v1/leases/" + claim.lease().id();
    int epoch = claim.lease().epoch();
    var names = FILES.get(claim.kind());
    var files =
        names.keySet().stream()
            .map(name -> new Uploads.File(name, StandInStore.BYTES, StandInStore.SHA256))
            .toList();
    var granted = post(lease + "/uploads", Json.write(new Uploads(epoch, files)));
    if (granted.statusCode() != 200) {
      return; // The lease runs out, and the next worker does better.
    }
    var outputs =
        Json.read(granted.body(), UploadGrants.class).files().stream()
            .map(
                file ->
                    new Complete.Output(
                        names.get(file.name()),
                        file.key(),
                        StandInStore.BYTES,
                        StandInStore.SHA256))
            .toList();
    post(
        lease + "/complete",
        Json.write(new Complete(epoch, outputs, QUALITY, Map.of("gpuSeconds", 0.0))));
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(dispatch.resolve(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}

package com.aifilmstudio.local.cli.bench.claims;

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
import java.util.Optional;

/** Speaks the worker protocol and renders nothing: each task is done as soon as it is claimed. */
final class SimulatedWorker {

  /** What a worker calls a file, and what it is as an output. */
  private static final Map<TaskKind, Map<String, String>> FILES =
      Map.of(
          TaskKind.RENDER, Map.of("shot.mp4", "shot.mp4"),
          TaskKind.ASSEMBLE, Map.of("film.mp4", "Mp4", "film.lock.json", "Lock"));

  private static final int OK = 200;

  /**
   * Who asks so often in a row for nothing gives up: something is wrong, and the table tells it.
   */
  private static final int PATIENCE = 60;

  private final HttpClient http;
  private final URI dispatch;
  private final String key;
  private final Tally tally;

  SimulatedWorker(HttpClient http, URI dispatch, String key, Tally tally) {
    this.http = http;
    this.dispatch = dispatch;
    this.key = key;
    this.tally = tally;
  }

  /** Works until nothing is left. */
  void work() {
    int inVain = 0;
    while (tally.left() > 0 && inVain < PATIENCE) {
      var claim = claim();
      claim.ifPresent(this::complete);
      inVain = claim.isPresent() ? 0 : inVain + 1;
    }
  }

  private Optional<Claim> claim() {
    long began = System.nanoTime();
    var answer = post("/dispatch/v1/claims?wait=1", null);
    if (answer.statusCode() == OK) {
      var claim = Json.read(answer.body(), Claim.class);
      tally.claimed(claim.lease().id(), claim.lease().epoch(), System.nanoTime() - began);
      return Optional.of(claim);
    }
    tally.wasted(answer.statusCode());
    return Optional.empty();
  }

  private void complete(Claim claim) {
    var lease = "/dispatch/v1/leases/" + claim.lease().id();
    int epoch = claim.lease().epoch();
    var names = FILES.get(claim.kind());
    var files =
        names.keySet().stream()
            .map(name -> new Uploads.File(name, EmptyStore.BYTES, EmptyStore.SHA256))
            .toList();
    var granted = post(lease + "/uploads", new Uploads(epoch, files));
    if (granted.statusCode() != OK) {
      tally.refused("uploads", granted.statusCode());
      return;
    }
    var outputs =
        Json.read(granted.body(), UploadGrants.class).files().stream()
            .map(
                file ->
                    new Complete.Output(
                        names.get(file.name()), file.key(), EmptyStore.BYTES, EmptyStore.SHA256))
            .toList();
    var report = new QualityReport(Map.of("motion", 0.7), List.of());
    var done =
        post(lease + "/complete", new Complete(epoch, outputs, report, Map.of("gpuSeconds", 0.0)));
    if (done.statusCode() / 100 == 2) {
      tally.completed();
    } else {
      tally.refused("complete", done.statusCode());
    }
  }

  private HttpResponse<String> post(String path, Object body) {
    var publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body));
    var request =
        HttpRequest.newBuilder(dispatch.resolve(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(publisher)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

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

  private final URI dispatch;
  private final String key;
  private final Tally tally;

  SimulatedWorker(URI dispatch, String key, Tally tally) {
    this.dispatch = dispatch;
    this.key = key;
    this.tally = tally;
  }

  /** Works until nothing is left, or the time is over. */
  void work(long until) {
    int inVain = 0;
    try (var wire = new Wire(dispatch, key)) {
      while (tally.left() > 0 && inVain < PATIENCE && System.nanoTime() < until) {
        var claim = claim(wire);
        if (claim.isPresent()) {
          complete(wire, claim.get());
        }
        inVain = claim.isPresent() ? 0 : inVain + 1;
      }
    } catch (IOException e) {
      tally.broken(e);
    }
  }

  private Optional<Claim> claim(Wire wire) throws IOException {
    long began = System.nanoTime();
    var answer = wire.post("/dispatch/v1/claims?wait=1", "");
    if (answer.status() == OK) {
      var claim = Json.read(answer.body(), Claim.class);
      tally.claimed(claim.lease().id(), claim.lease().epoch(), System.nanoTime() - began);
      return Optional.of(claim);
    }
    tally.wasted(answer.status());
    return Optional.empty();
  }

  private void complete(Wire wire, Claim claim) throws IOException {
    var lease = "/dispatch/v1/leases/" + claim.lease().id();
    int epoch = claim.lease().epoch();
    var names = FILES.get(claim.kind());
    var files =
        names.keySet().stream()
            .map(name -> new Uploads.File(name, EmptyStore.BYTES, EmptyStore.SHA256))
            .toList();
    var granted = wire.post(lease + "/uploads", Json.write(new Uploads(epoch, files)));
    if (granted.status() != OK) {
      tally.refused("uploads", granted.status());
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
        wire.post(
            lease + "/complete",
            Json.write(new Complete(epoch, outputs, report, Map.of("gpuSeconds", 0.0))));
    if (done.status() / 100 == 2) {
      tally.completed();
    } else {
      tally.refused("complete", done.status());
    }
  }
}

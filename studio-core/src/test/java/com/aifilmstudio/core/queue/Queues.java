package com.aifilmstudio.core.queue;

import com.aifilmstudio.core.protocol.TaskKind;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tasks and workers that read as sentences. */
final class Queues {

  static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  static final String BUNDLE = "sha256:0";
  static final Asker WORKER = Asker.of(BUNDLE, 1);

  private Queues() {}

  static WaitingTask shot(String account, String job, int ordinal, double gpuSeconds) {
    return new WaitingTask(
        job + "/" + ordinal,
        job,
        account,
        TaskKind.RENDER,
        BUNDLE,
        50,
        Optional.empty(),
        NOW,
        NOW,
        ordinal,
        gpuSeconds,
        "");
  }

  static Stream<WaitingTask> film(String account, String job, int shots, double gpuSeconds) {
    return IntStream.rangeClosed(1, shots).mapToObj(i -> shot(account, job, i, gpuSeconds));
  }

  static WaitingTask cut(String account, String job) {
    var shot = shot(account, job, 0, 0);
    return new WaitingTask(
        job + "/cut",
        job,
        account,
        TaskKind.ASSEMBLE,
        BUNDLE,
        50,
        shot.latestStart(),
        shot.since(),
        shot.readyAt(),
        0,
        0,
        "");
  }

  static Stream<ReplayWorker> workers(int count) {
    return IntStream.range(0, count).mapToObj(i -> ReplayWorker.free(WORKER, "", NOW));
  }
}

package com.aifilmstudio.gateway.studio;

import com.aifilmstudio.store.worker.WorkerOverview;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A worker and what it does. */
@Schema(name = "Worker")
record WorkerView(
    String id,
    String pool,
    String pod,
    String node,
    String gpu,
    String version,
    @Schema(description = "loading, idle, busy or draining.") String state,
    Instant registeredAt,
    Instant seenAt,
    Optional<Work> work) {

  /** Many of them; {@code more}: there are others that are left out. */
  @Schema(name = "WorkerList")
  record WorkerList(List<WorkerView> data, boolean more) {}

  /** What it has. */
  @Schema(name = "WorkerWork")
  record Work(
      String job,
      @Schema(description = "Absent for a cut.") Optional<String> shot,
      Optional<String> stage,
      int step,
      int steps) {}

  static WorkerView of(WorkerOverview worker) {
    return new WorkerView(
        worker.id().value(),
        worker.pool(),
        worker.pod(),
        worker.node(),
        worker.gpu(),
        worker.version(),
        worker.state().name().toLowerCase(Locale.ROOT),
        worker.registeredAt(),
        worker.seenAt(),
        worker
            .work()
            .map(it -> new Work(it.job().value(), it.shot(), it.stage(), it.step(), it.steps())));
  }
}

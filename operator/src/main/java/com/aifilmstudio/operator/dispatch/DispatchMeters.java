package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.task.ClaimedTask;
import com.aifilmstudio.store.task.EndedTake;
import com.aifilmstudio.store.task.LeaseSweep.Swept;
import com.aifilmstudio.store.task.Report;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What can be watched of dispatch. */
@Singleton
class DispatchMeters {

  private final MeterRegistry registry;
  private final Timer claim;
  private final Timer queued;
  private final Counter lost;
  private final Counter fenced;
  private final Counter clamped;
  private final Counter gaps;

  DispatchMeters(MeterRegistry registry, WaitingRoom room) {
    this.registry = registry;
    this.claim =
        Timer.builder("studio.dispatch.claim")
            .description("Time to grant a task to a worker that asks")
            .publishPercentileHistogram()
            .register(registry);
    this.queued =
        Timer.builder("studio.dispatch.queued")
            .description("Time that a task was ready before it was claimed")
            .register(registry);
    this.lost = counter("studio.dispatch.leases.lost", "Leases taken from silent workers");
    this.fenced = counter("studio.dispatch.fenced", "Reports about leases that had ended");
    this.clamped =
        counter("studio.dispatch.gpu.clamped.seconds", "GPU-seconds reported beyond the possible");
    this.gaps = counter("studio.dispatch.gaps", "Times that the studio itself was away");
    Gauge.builder("studio.dispatch.waiting", room, WaitingRoom::waiting)
        .description("Workers that wait for work at this replica")
        .register(registry);
  }

  void claimed(ClaimedTask task, Duration took) {
    registry
        .counter("studio.dispatch.claims", "kind", task.kind().name().toLowerCase(Locale.ROOT))
        .increment();
    claim.record(took);
    queued.record(task.waited());
  }

  void reported(Report report) {
    clamped.increment(report.clampedGpuMillis() / 1000.0);
    report.take().ifPresent(this::took);
  }

  /** Takes that ended, with whose fault it was; code and blame are empty where it was nobody's. */
  void took(EndedTake take) {
    registry
        .counter(
            "studio.takes",
            List.of(
                Tag.of("kind", take.kind().name().toLowerCase(Locale.ROOT)),
                Tag.of("outcome", take.outcome().name()),
                Tag.of("code", take.code().map(FailureCode::code).orElse("")),
                Tag.of("blame", take.blame().map(Blame::word).orElse(""))))
        .increment();
  }

  void probed(String result) {
    registry.counter("studio.probes", "result", result).increment();
  }

  void fenced() {
    fenced.increment();
  }

  void swept(Swept swept) {
    lost.increment(swept.lost());
    swept.takes().forEach(this::took);
    if (swept.afterGap()) {
      gaps.increment();
    }
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}

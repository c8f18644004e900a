package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.DeliveredFile;
import com.aifilmstudio.api.v1alpha1.DeliveredKind;
import com.aifilmstudio.api.v1alpha1.EstimatedFinish;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.api.v1alpha1.RenderJobStatusBuilder;
import com.aifilmstudio.api.v1alpha1.ShotCounts;
import com.aifilmstudio.api.v1alpha1.Usage;
import com.aifilmstudio.core.plan.FilmPlan.NotUnderstood;
import com.aifilmstudio.operator.status.ConditionSet;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Work;
import com.aifilmstudio.store.output.OutputRow;
import com.aifilmstudio.store.studio.Leadership;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The status of a job, built afresh from what was seen. Pure. */
final class JobStatus {

  private JobStatus() {}

  /** All that a status is made of; {@code before} is what the resource says now. */
  record Sources(
      Optional<RenderJobStatus> before,
      long generation,
      JobRow row,
      Standing standing,
      Work work,
      PoolSeen pool,
      Optional<List<NotUnderstood>> notUnderstood,
      List<OutputRow> outputs,
      Optional<EstimatedFinish> estimate,
      Leadership leadership,
      Instant now) {}

  static RenderJobStatus of(Sources from) {
    var work = from.work();
    var phase = from.standing().phase();
    var conditions =
        new ConditionSet(
            from.before().map(RenderJobStatus::conditions).orElse(List.of()),
            from.generation(),
            from.now());
    return RenderJobStatusBuilder.builder()
        .observedGeneration(from.generation())
        .phase(phase)
        .reason(from.standing().reason())
        .message(from.standing().message())
        .shots(from.row().planned() ? counts(work) : null)
        .shotsDone(from.row().planned() ? work.succeeded() + "/" + work.shots() : null)
        .progressPercent(phase == Phase.Succeeded ? 100 : work.percent())
        .estimatedFinish(phase.isTerminal() ? null : from.estimate().orElse(null))
        .startedAt(work.firstLeaseAt().map(JobStatus::seconds).orElse(null))
        .finishedAt(from.row().finishedAt().map(JobStatus::seconds).orElse(null))
        .bundle(from.row().bundleDigest().orElse(null))
        .usage(new Usage(String.format(Locale.ROOT, "%.1f", work.gpuMillis() / 1000.0)))
        .outputs(phase == Phase.Succeeded ? files(from.outputs()) : List.of())
        .jobId(from.row().id().value())
        .incarnation(from.leadership().incarnation().toString())
        .leaderEpoch(from.leadership().epoch())
        .conditions(
            JobConditions.of(
                new JobConditions.Facts(
                    from.standing(), from.row().planned(), work, from.pool(), from.notUnderstood()),
                conditions))
        .build();
  }

  /** The same status for a later generation of a spec whose changes no longer matter. */
  static RenderJobStatus observing(RenderJobStatus before, long generation, Leadership leadership) {
    return RenderJobStatusBuilder.builder(before)
        .observedGeneration(generation)
        .incarnation(leadership.incarnation().toString())
        .leaderEpoch(leadership.epoch())
        .conditions(
            before.conditions().stream()
                .map(c -> c.edit().withObservedGeneration(generation).build())
                .toList())
        .build();
  }

  /** Whether writing {@code next} would tell a reader anything new. */
  static boolean same(Optional<RenderJobStatus> before, RenderJobStatus next) {
    return before
        .filter(status -> status.leaderEpoch() != null)
        .map(RenderJobStatusBuilder::builder)
        .map(copy -> copy.leaderEpoch(next.leaderEpoch()).build().equals(next))
        .orElse(false);
  }

  private static ShotCounts counts(Work work) {
    return new ShotCounts(
        work.shots(),
        work.queued(),
        work.rendering(),
        work.succeeded(),
        work.failed(),
        work.reused());
  }

  private static List<DeliveredFile> files(List<OutputRow> outputs) {
    return outputs.stream()
        .map(
            file ->
                new DeliveredFile(
                    DeliveredKind.valueOf(file.kind()), file.key(), file.sha256(), file.bytes()))
        .toList();
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}

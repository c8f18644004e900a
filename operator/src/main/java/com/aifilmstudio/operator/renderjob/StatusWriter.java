package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.JobCondition;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.plan.FilmPlan.NotUnderstood;
import com.aifilmstudio.operator.start.Leader;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.operator.status.StatusBudget;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.job.Plans;
import com.aifilmstudio.store.output.OutputRow;
import com.aifilmstudio.store.output.Outputs;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Ends a pass: at most one status write, within the budget, none when nothing changed. */
@Singleton
class StatusWriter {

  private final Database database;
  private final Leader leader;
  private final JobStory story;
  private final ScriptEdits edits;
  private final Forecaster forecaster;
  private final StatusBudget budget;
  private final InstantSource clock;

  StatusWriter(
      Database database,
      Leader leader,
      JobStory story,
      ScriptEdits edits,
      Forecaster forecaster,
      StudioConfig config,
      InstantSource clock) {
    this.database = database;
    this.leader = leader;
    this.story = story;
    this.edits = edits;
    this.forecaster = forecaster;
    this.budget = new StatusBudget(clock, config.status().perJob(), config.status().perSecond());
    this.clock = clock;
  }

  UpdateControl<RenderJob> write(RenderJob job, RenderJobObservation seen, Step.Rest rest) {
    var row = seen.row().orElseThrow();
    noteInRow(row, seen, rest.standing());
    var before = Optional.ofNullable(job.getStatus());
    var next =
        JobStatus.of(
            new JobStatus.Sources(
                before,
                job.getMetadata().getGeneration(),
                row,
                rest.standing(),
                seen.work(),
                seen.pool(),
                notUnderstood(before, row),
                outputs(row, rest.standing()),
                forecaster.forecast(before, row, rest.standing(), seen.pool()),
                leader.leadership(),
                clock.instant()));
    var control = control(job, before, next);
    if (!control.isNoUpdate()) {
      story.tell(job, rest.standing(), seen.work());
      if (before.map(RenderJobStatus::phase).filter(next.phase()::equals).isEmpty()) {
        edits.look(job, row);
      }
    }
    return control.getScheduleDelay().isPresent()
        ? control
        : nextLook(job, rest).map(control::rescheduleAfter).orElse(control);
  }

  /**
   * Our own last status write calls no further pass, so a job that has ended must be looked at
   * again by the clock when its time to live is over.
   */
  private static Optional<Duration> nextLook(RenderJob job, Step.Rest rest) {
    if (rest.recheck() instanceof Step.Recheck.After(Duration time)) {
      return Optional.of(time);
    }
    return rest.standing().phase().isTerminal()
        ? Optional.ofNullable(job.getSpec().ttlSecondsAfterFinished()).map(Duration::ofSeconds)
        : Optional.empty();
  }

  private UpdateControl<RenderJob> control(
      RenderJob job, Optional<RenderJobStatus> before, RenderJobStatus next) {
    if (JobStatus.same(before, next)) {
      return UpdateControl.noUpdate();
    }
    var wait = wait(job, before, next);
    if (!wait.isZero()) {
      return UpdateControl.<RenderJob>noUpdate().rescheduleAfter(wait);
    }
    var patch = fresh(job);
    patch.setStatus(next);
    return UpdateControl.patchStatus(patch);
  }

  /** Only what is between a job's first status and its last may have to wait. */
  private Duration wait(RenderJob job, Optional<RenderJobStatus> before, RenderJobStatus next) {
    var uid = job.getMetadata().getUid();
    if (before.isPresent() && !next.phase().isTerminal()) {
      return budget.take(uid);
    }
    budget.note(uid);
    return Duration.ZERO;
  }

  /** For server-side apply: nothing but what is ours, and the UID, so that it meets no namesake. */
  static RenderJob fresh(RenderJob job) {
    var fresh = new RenderJob();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(job.getMetadata().getNamespace())
            .withName(job.getMetadata().getName())
            .withUid(job.getMetadata().getUid())
            .build());
    return fresh;
  }

  private void noteInRow(JobRow row, RenderJobObservation seen, Standing standing) {
    boolean same =
        row.phase().equals(standing.phase().name())
            && row.reason().equals(standing.reason())
            && row.message().equals(standing.message())
            && row.startedAt().isPresent() == seen.work().firstLeaseAt().isPresent();
    if (!same && !row.finished()) {
      var noted =
          new Jobs.Noted(
              standing.phase().name(),
              standing.reason(),
              standing.message(),
              seen.work().firstLeaseAt());
      database.run(tx -> Jobs.note(tx, row.id(), noted, clock.instant()));
    }
  }

  /** Looked up once; afterwards the condition itself remembers it. */
  private Optional<List<NotUnderstood>> notUnderstood(
      Optional<RenderJobStatus> before, JobRow row) {
    boolean known =
        before.stream()
            .flatMap(status -> status.conditions().stream())
            .anyMatch(
                c ->
                    c.getType().equals(JobCondition.PromptsUnderstood.name())
                        && !c.getStatus().equals("Unknown"));
    return known || !row.planned()
        ? Optional.empty()
        : Plans.find(database.sql(), row.id()).map(FilmPlan::notUnderstood);
  }

  private List<OutputRow> outputs(JobRow row, Standing standing) {
    return standing.phase() == Phase.Succeeded
        ? Outputs.ofJob(database.sql(), row.id())
        : List.of();
  }
}

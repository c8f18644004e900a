package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Budget;
import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpec;
import com.aifilmstudio.operator.intake.IntentVersion;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.JobSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the owner of a film may say at any time. {@code renderingLimit}: activeDeadlineSeconds. */
record Wishes(
    DesiredState desired,
    int priority,
    Optional<Instant> deadline,
    Optional<Duration> renderingLimit,
    Optional<Budget> budget) {

  /**
   * What counts for a film at this moment. For a film of the gateway that is its row's word, until
   * the resource has heard of it; then an edit of the resource is a new wish.
   */
  static Wishes of(RenderJob job, Optional<JobRow> row) {
    var said = of(job.getSpec());
    return row.filter(it -> it.source() == JobSource.Gateway)
        .filter(it -> IntentVersion.of(job) < it.intentVersion())
        .map(
            it ->
                new Wishes(
                    DesiredState.valueOf(it.desiredState()),
                    it.priority(),
                    it.deadline(),
                    said.renderingLimit(),
                    said.budget()))
        .orElse(said);
  }

  static Wishes of(RenderJobSpec spec) {
    return new Wishes(
        spec.desiredState(),
        spec.priority(),
        // As exactly as the database keeps it, or the two would differ for ever.
        Optional.ofNullable(spec.deadline()).map(time -> time.truncatedTo(ChronoUnit.MICROS)),
        Optional.ofNullable(spec.activeDeadlineSeconds()).map(Duration::ofSeconds),
        Optional.ofNullable(spec.budget()));
  }
}

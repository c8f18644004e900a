package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Budget;
import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.RenderJobSpec;
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

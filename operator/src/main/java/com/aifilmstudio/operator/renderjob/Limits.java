package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.OnThreshold;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.job.JobRow.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The limits that the owner of a film has set, and what happens when one is met. Pure. */
final class Limits {

  /** A budget is looked at no more often. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private Limits() {}

  /** What must be done because of a limit, if anything. */
  static Optional<Step> step(RenderJobObservation seen) {
    return notBegun(seen).or(() -> renderedTooLong(seen)).or(() -> budget(seen));
  }

  /** When the next limit could be met if all goes on as it is. */
  static Optional<Duration> next(RenderJobObservation seen) {
    return Stream.of(untilDeadline(seen), untilRenderingLimit(seen), untilBudget(seen))
        .flatMap(Optional::stream)
        .min(Duration::compareTo);
  }

  private static Optional<Step> notBegun(RenderJobObservation seen) {
    return deadlineIfNotBegun(seen)
        .filter(deadline -> !seen.now().isBefore(deadline))
        .map(
            deadline ->
                new Step.Expire(
                    ending(
                        Phase.Expired,
                        FailureCode.JOB_EXPIRED,
                        "spec.deadline %s came before any worker had begun. Nothing was rendered,"
                            + " nothing is charged. Give a later deadline in a new RenderJob.",
                        deadline)));
  }

  private static Optional<Instant> deadlineIfNotBegun(RenderJobObservation seen) {
    return seen.wishes().deadline().filter(deadline -> seen.work().firstLeaseAt().isEmpty());
  }

  private static Optional<Step> renderedTooLong(RenderJobObservation seen) {
    return limitWhileRendering(seen)
        .filter(limit -> seen.rendering().compareTo(limit) >= 0)
        .map(
            limit ->
                new Step.End(
                    ending(
                        Phase.Failed,
                        FailureCode.JOB_DEADLINE_EXCEEDED,
                        "Workers have rendered for %d s, and spec.activeDeadlineSeconds is %d; %s",
                        seen.rendering().toSeconds(),
                        limit.toSeconds(),
                        kept(seen))));
  }

  private static Optional<Duration> limitWhileRendering(RenderJobObservation seen) {
    return seen.wishes().renderingLimit().filter(limit -> stillRenders(seen));
  }

  private static Optional<Step> budget(RenderJobObservation seen) {
    var row = seen.row().orElseThrow();
    var budget =
        seen.wishes().budget().filter(b -> stillRenders(seen) && left(b.gpuSeconds(), seen) <= 0);
    if (budget.isEmpty()) {
      boolean resumes = row.heldBack() && !isPaused(seen);
      return resumes ? Optional.of(new Step.HoldBack(false)) : Optional.empty();
    }
    var end =
        ending(
            Phase.Failed,
            FailureCode.JOB_BUDGET_EXHAUSTED,
            "spec.budget.gpuSeconds is %d, and %.1f are used; %s",
            budget.get().gpuSeconds(),
            seen.work().budgetMillis() / 1000.0,
            kept(seen));
    if (budget.get().onThreshold() == OnThreshold.CancelRunning) {
      return Optional.of(new Step.End(end));
    }
    if (!row.heldBack()) {
      return Optional.of(new Step.HoldBack(true));
    }
    // What runs may end; if it is the last of the film, the film is finished.
    return seen.work().leases() > 0 ? Optional.empty() : Optional.of(new Step.End(end));
  }

  /** A film whose shots are all there is cut, and a paused one uses nothing up. */
  private static boolean stillRenders(RenderJobObservation seen) {
    return !seen.work().allRendered() && !isPaused(seen);
  }

  private static boolean isPaused(RenderJobObservation seen) {
    return seen.wishes().desired() == DesiredState.Paused;
  }

  private static long left(long gpuSeconds, RenderJobObservation seen) {
    return gpuSeconds * 1000 - seen.work().budgetMillis();
  }

  private static Optional<Duration> untilDeadline(RenderJobObservation seen) {
    return deadlineIfNotBegun(seen).map(deadline -> Duration.between(seen.now(), deadline));
  }

  private static Optional<Duration> untilRenderingLimit(RenderJobObservation seen) {
    return limitWhileRendering(seen)
        .filter(limit -> seen.work().rendering() > 0)
        .map(limit -> limit.minus(seen.rendering()));
  }

  private static Optional<Duration> untilBudget(RenderJobObservation seen) {
    int running = seen.work().rendering();
    return seen.wishes()
        .budget()
        .filter(budget -> running > 0 && stillRenders(seen))
        .map(budget -> Duration.ofMillis(left(budget.gpuSeconds(), seen) / running))
        .map(time -> time.compareTo(SHORTEST) < 0 ? SHORTEST : time);
  }

  private static String kept(RenderJobObservation seen) {
    return "%d of %d shots are done and are reused by a new RenderJob with a higher limit."
        .formatted(seen.work().succeeded(), seen.work().shots());
  }

  private static Ending ending(Phase phase, FailureCode code, String message, Object... values) {
    return new Ending(
        phase.name(), code.code(), String.format(java.util.Locale.ROOT, message, values));
  }
}

package com.aifilmstudio.operator.renderjob;

import static com.aifilmstudio.api.v1alpha1.JobCondition.Assembled;
import static com.aifilmstudio.api.v1alpha1.JobCondition.Planned;
import static com.aifilmstudio.api.v1alpha1.JobCondition.PromptsUnderstood;
import static com.aifilmstudio.api.v1alpha1.JobCondition.Published;
import static com.aifilmstudio.api.v1alpha1.JobCondition.QualityChecked;
import static com.aifilmstudio.api.v1alpha1.JobCondition.Ready;
import static com.aifilmstudio.api.v1alpha1.JobCondition.Reconciling;
import static com.aifilmstudio.api.v1alpha1.JobCondition.Rendered;
import static com.aifilmstudio.api.v1alpha1.JobCondition.Stalled;
import static com.aifilmstudio.api.v1alpha1.JobCondition.WorkersAvailable;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.core.plan.FilmPlan.NotUnderstood;
import com.aifilmstudio.operator.status.ConditionSet;
import com.aifilmstudio.operator.status.ConditionSet.Truth;
import com.aifilmstudio.store.job.Work;
import com.aifilmstudio.store.job.Work.Cut;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All conditions of a job's status, in the order of the work. kstatus readers take Reconciling for
 * "in progress", Stalled for "failed" and Ready for "current", so exactly one of the three is true
 * at every moment.
 */
final class JobConditions {

  private static final int WORDS_SHOWN = 10;
  private static final String WITH_MISSING_SHOTS = "WithMissingShots";

  private JobConditions() {}

  /**
   * What the conditions are made of.
   *
   * @param notUnderstood what the plan could not express; absent when it was not looked up because
   *     the condition says it already
   */
  record Facts(
      Standing standing,
      boolean planned,
      Work work,
      PoolSeen pool,
      Optional<List<NotUnderstood>> notUnderstood) {}

  static List<Condition> of(Facts facts, ConditionSet set) {
    var phase = facts.standing().phase();
    var reason = facts.standing().reason();
    var message = facts.standing().message();
    boolean succeeded = phase == Phase.Succeeded;
    boolean over = phase.isTerminal();
    set.put(Ready, Truth.of(succeeded), reason, message);
    set.put(Reconciling, Truth.of(!over), over ? "Finished" : phase.name(), over ? "" : message);
    set.put(
        Stalled,
        Truth.of(over && !succeeded),
        over && !succeeded ? reason : "NotStalled",
        over && !succeeded ? message : "");
    promptsUnderstood(facts, set);
    planned(facts, set);
    workersAvailable(facts, set);
    rendered(facts, set);
    qualityChecked(facts, set);
    assembled(facts, set);
    set.put(
        Published,
        Truth.of(succeeded),
        succeeded ? "Published" : reason,
        succeeded ? "Every output was read back with its length and checksum." : message);
    return set.build();
  }

  private static void promptsUnderstood(Facts facts, ConditionSet set) {
    facts
        .notUnderstood()
        .ifPresentOrElse(
            missed -> {
              if (missed.isEmpty()) {
                set.put(PromptsUnderstood, Truth.True, "Understood", "");
              } else {
                set.put(PromptsUnderstood, Truth.False, "PromptNotUnderstood", sentence(missed));
              }
            },
            () -> set.keep(PromptsUnderstood, "NotPlanned", "The film is not planned yet."));
  }

  /** The words that the model cannot draw, shot by shot. */
  static String sentence(List<NotUnderstood> missed) {
    var shown =
        missed.stream()
            .limit(WORDS_SHOWN)
            .map(JobConditions::one)
            .collect(Collectors.joining("; "));
    int more = missed.size() - WORDS_SHOWN;
    return more > 0 ? "%s; and %d more".formatted(shown, more) : shown;
  }

  private static String one(NotUnderstood missed) {
    var where = missed.line() > 0 ? " (line %d)".formatted(missed.line()) : "";
    var what =
        missed.words().isEmpty()
            ? ""
            : " the model cannot draw " + String.join(", ", quoted(missed.words()));
    var slot = missed.slot().map(" nothing says the %s"::formatted).orElse("");
    return "%s%s:%s%s%s"
        .formatted(missed.shot(), where, what, what.isEmpty() || slot.isEmpty() ? "" : ";", slot);
  }

  private static List<String> quoted(List<String> words) {
    return words.stream().map(word -> '"' + word + '"').toList();
  }

  private static void planned(Facts facts, ConditionSet set) {
    if (facts.planned()) {
      var work = facts.work();
      set.put(
          Planned,
          Truth.True,
          "Planned",
          "%d shots, %d taken over from earlier films.".formatted(work.shots(), work.reused()));
    } else {
      set.put(Planned, Truth.False, facts.standing().reason(), facts.standing().message());
    }
  }

  private static void workersAvailable(Facts facts, ConditionSet set) {
    if (facts.standing().phase().isTerminal()) {
      set.keep(WorkersAvailable, "Finished", "");
    } else if (facts.pool() instanceof PoolSeen.Available pool && pool.workers() > 0) {
      set.put(
          WorkersAvailable,
          Truth.True,
          "WorkersReady",
          "RenderPool %s has workers.".formatted(pool.pool()));
    } else {
      switch (facts.pool()) {
        case PoolSeen.Absent pool ->
            set.put(WorkersAvailable, Truth.False, "PoolNotFound", pool.message());
        case PoolSeen.NotAllowed pool ->
            set.put(
                WorkersAvailable, Truth.False, Reason.NamespaceNotAllowed.name(), pool.message());
        case PoolSeen.Unfit pool ->
            set.put(WorkersAvailable, Truth.False, pool.aspect(), pool.message());
        case PoolSeen.WithoutModel pool ->
            set.put(WorkersAvailable, Truth.False, "ModelNotAvailable", pool.message());
        case PoolSeen.Available pool ->
            set.put(
                WorkersAvailable,
                Truth.False,
                "WaitingForWorkers",
                "RenderPool %s has no worker that is up.".formatted(pool.pool()));
      }
    }
  }

  private static void rendered(Facts facts, ConditionSet set) {
    var work = facts.work();
    if (work.allRendered()) {
      set.put(
          Rendered,
          Truth.True,
          work.failed() == 0 ? "Rendered" : WITH_MISSING_SHOTS,
          missing(work));
    } else if (work.failed() > 0) {
      var failure = work.failure();
      set.put(
          Rendered,
          Truth.False,
          failure.map(Work.Failure::code).orElse("ShotFailed"),
          failure.map(Work.Failure::message).orElse("A shot has failed."));
    } else {
      set.put(
          Rendered,
          Truth.False,
          facts.standing().reason(),
          "%d of %d shots are done.".formatted(work.succeeded(), work.shots()));
    }
  }

  /** What the film does without, if anything. */
  static String missing(Work work) {
    if (work.failed() == 0) {
      return "";
    }
    var first =
        work.failure()
            .map(
                failure ->
                    " First: shot %s, %s.".formatted(failure.shot().orElse("?"), failure.code()))
            .orElse("");
    return "%d of %d shots failed; a slate stands for each of them.%s"
        .formatted(work.failed(), work.shots(), first);
  }

  private static void qualityChecked(Facts facts, ConditionSet set) {
    var work = facts.work();
    var findings = work.fatal().filter(f -> f.code().startsWith("QUALITY."));
    if (findings.isPresent()) {
      set.put(QualityChecked, Truth.False, findings.get().code(), findings.get().message());
    } else if (!work.allRendered()) {
      set.put(QualityChecked, Truth.False, "NotRendered", "Not every shot is rendered.");
    } else if (work.findings() > 0) {
      var message = "%d shots have findings that only warn.".formatted(work.findings());
      set.put(QualityChecked, Truth.True, "Warnings", message);
    } else {
      set.put(QualityChecked, Truth.True, "Passed", "");
    }
  }

  private static void assembled(Facts facts, ConditionSet set) {
    var cutFailure = facts.work().fatal().filter(f -> f.shot().isEmpty());
    if (facts.work().cut() == Cut.DONE) {
      set.put(
          Assembled,
          Truth.True,
          facts.work().failed() == 0 ? "Assembled" : WITH_MISSING_SHOTS,
          missing(facts.work()));
    } else if (cutFailure.isPresent()) {
      set.put(Assembled, Truth.False, cutFailure.get().code(), cutFailure.get().message());
    } else {
      set.put(Assembled, Truth.False, facts.standing().reason(), "The film is not cut yet.");
    }
  }
}

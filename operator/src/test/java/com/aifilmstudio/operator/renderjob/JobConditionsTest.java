package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.JobCondition;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.core.plan.FilmPlan.NotUnderstood;
import com.aifilmstudio.operator.status.ConditionSet;
import com.aifilmstudio.store.job.Work.Cut;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobConditionsTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void everyStatusHasEveryConditionOnceInTheOrderOfTheWork() {
    for (var facts : everything()) {
      assertThat(of(facts).stream().map(Condition::getType))
          .containsExactlyElementsOf(Arrays.stream(JobCondition.values()).map(Enum::name).toList());
    }
  }

  /** kstatus: Stalled is "Failed", Reconciling "InProgress", else Ready decides. */
  @Test
  void exactlyOneOfReadyReconcilingAndStalledIsTrueAtEveryMoment() {
    for (var facts : everything()) {
      var conditions = of(facts);
      long holding =
          List.of("Ready", "Reconciling", "Stalled").stream()
              .filter(type -> status(conditions, type).equals("True"))
              .count();
      assertThat(holding).as("%s", facts.standing()).isEqualTo(1);
    }
  }

  @Test
  void publishedIsTrueExactlyWhenTheFilmSucceeded() {
    for (var facts : everything()) {
      boolean succeeded = facts.standing().phase() == Phase.Succeeded;
      assertThat(status(of(facts), "Published")).isEqualTo(succeeded ? "True" : "False");
      assertThat(status(of(facts), "Ready")).isEqualTo(succeeded ? "True" : "False");
    }
  }

  @Test
  void everyReasonIsOneWordAsKubernetesWantsIt() {
    for (var facts : everything()) {
      assertThat(of(facts))
          .allMatch(c -> c.getReason().matches("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?"));
    }
  }

  @Test
  void whatTheModelCannotDrawIsNamedWithItsLineAndRemembered() {
    var missed =
        List.of(
            new NotUnderstood("s1-1", 4, List.of("dragon", "castle"), Optional.empty()),
            new NotUnderstood("s2-1", 9, List.of(), Optional.of("object")));
    var first = of(facts(Phase.Queued, Works.of(2), Optional.of(missed)));
    var condition = condition(first, "PromptsUnderstood");
    assertThat(condition.getStatus()).isEqualTo("False");
    assertThat(condition.getMessage())
        .isEqualTo(
            "s1-1 (line 4): the model cannot draw \"dragon\", \"castle\";"
                + " s2-1 (line 9): nothing says the object");
    var later =
        JobConditions.of(
            facts(Phase.Rendering, Works.of(2).leased(1), Optional.empty()),
            new ConditionSet(first, 1L, NOON.plusSeconds(60)));
    assertThat(condition(later, "PromptsUnderstood")).isEqualTo(condition);
  }

  @Test
  void aFindingThatFailsAShotIsSaidByQualityChecked() {
    var work = Works.of(2).startable(0).failed("shot-1", "QUALITY.BLACK");
    var quality = condition(of(facts(Phase.Failed, work, Optional.empty())), "QualityChecked");
    assertThat(quality.getStatus()).isEqualTo("False");
    assertThat(quality.getReason()).isEqualTo("QualityBlack");
  }

  private static List<JobConditions.Facts> everything() {
    var all = new ArrayList<JobConditions.Facts>();
    var works =
        List.of(
            Works.of(2),
            Works.of(2).leased(1),
            Works.of(2).succeeded(2).findings(1),
            Works.of(2).succeeded(2).cut(Cut.DONE),
            Works.of(2).failed("shot-1", "QUALITY.BLACK"),
            Works.of(2).succeeded(2).cut(Cut.FAILED).cutFailure("FILM.NOT_CONFORMING"));
    for (var phase : Phase.values()) {
      for (var work : works) {
        for (var pool : Looks.POOLS) {
          for (var planned : List.of(true, false)) {
            all.add(
                new JobConditions.Facts(
                    new Standing(phase, "PROMPT.NOT_UNDERSTOOD", "why"),
                    planned,
                    work.work(),
                    pool,
                    planned ? Optional.of(List.of()) : Optional.empty()));
          }
        }
      }
    }
    return all;
  }

  private static JobConditions.Facts facts(
      Phase phase, Works work, Optional<List<NotUnderstood>> missed) {
    return new JobConditions.Facts(
        new Standing(phase, "Because", "why"), true, work.work(), Looks.POOL, missed);
  }

  private static List<Condition> of(JobConditions.Facts facts) {
    return JobConditions.of(facts, new ConditionSet(List.of(), 1L, NOON));
  }

  private static String status(List<Condition> conditions, String type) {
    return condition(conditions, type).getStatus();
  }

  private static Condition condition(List<Condition> conditions, String type) {
    return conditions.stream().filter(c -> c.getType().equals(type)).findFirst().orElseThrow();
  }
}

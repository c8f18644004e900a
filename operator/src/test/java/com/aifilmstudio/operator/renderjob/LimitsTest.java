package com.aifilmstudio.operator.renderjob;

import static com.aifilmstudio.api.v1alpha1.OnThreshold.CancelRunning;
import static com.aifilmstudio.api.v1alpha1.OnThreshold.CompleteRunning;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.operator.renderjob.Step.Recheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final Instant SOON = Looks.NOW.plusSeconds(7);
  private static final Instant PAST = Looks.NOW.minusSeconds(1);

  @Test
  void aFilmThatIsNotBegunExpiresAtItsDeadlineInWhateverStateItWaits() {
    assertExpires(Looks.at().deadline(Looks.NOW));
    assertExpires(Looks.at().pool(new PoolSeen.Absent("ns/tiny")).deadline(PAST));
    assertExpires(Looks.at().paused().deadline(PAST));
    assertExpires(Looks.at().planned().work(Works.of(2)).deadline(PAST));
  }

  @Test
  void aFilmThatAWorkerHasBegunGoesOnPastItsDeadline() {
    var begun = Looks.at().planned().work(Works.of(2).leased(1).gpuMillis(10)).deadline(PAST);
    assertRests(begun, Phase.Rendering, Reason.Rendering);
  }

  @Test
  void theDeadlineIsLookedAtByTheClockAlsoWhileTheFilmIsPaused() {
    assertThat(recheck(Looks.at().planned().work(Works.of(2)).deadline(SOON)))
        .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    assertThat(recheck(Looks.at().paused().deadline(SOON)))
        .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @Test
  void aNewPriorityOrDeadlineIsWrittenBeforeAnythingElse() {
    assertThat(Looks.at().priority(90).decide()).isEqualTo(new Step.Amend(90, Optional.empty()));
    assertThat(Looks.at().newDeadline(SOON).decide())
        .isEqualTo(new Step.Amend(50, Optional.of(SOON)));
  }

  @Test
  void renderingTimeIsLimitedAndLookedAtByTheClock() {
    var look = Looks.at().planned().work(Works.of(2).leased(1).gpuMillis(10));
    var left = look.rendered(Duration.ofSeconds(58), Duration.ofMinutes(1));
    assertThat(recheck(left)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    assertEnds(
        look.rendered(Duration.ofMinutes(1), Duration.ofMinutes(1)), "JOB.DEADLINE_EXCEEDED");
  }

  @Test
  void aFilmWhoseShotsAreAllThereIsCutWhateverWasUsed() {
    var look = Looks.at().planned().work(Works.of(2).succeeded(2).gpuMillis(9_000));
    look.rendered(Duration.ofHours(1), Duration.ofMinutes(1)).budget(1, CancelRunning);
    assertThat(look.decide()).isInstanceOf(Step.OrderCut.class);
    assertThat(look.heldBack().decide()).isEqualTo(new Step.HoldBack(false));
  }

  @Test
  void aBudgetThatIsUsedUpStopsWorkersOrLetsThemEnd() {
    var look = Looks.at().planned().work(Works.of(3).leased(1).gpuMillis(10_000));
    assertEnds(look.budget(10, CancelRunning), "JOB.BUDGET_EXHAUSTED");
    assertThat(look.budget(10, CompleteRunning).decide()).isEqualTo(new Step.HoldBack(true));
    assertRests(look.heldBack(), Phase.Rendering, Reason.BudgetReached);
    assertEnds(look.work(Works.of(3).succeeded(1).gpuMillis(10_000)), "JOB.BUDGET_EXHAUSTED");
  }

  @Test
  void aBudgetThatIsRaisedLetsTheFilmGoOn() {
    var look = Looks.at().planned().work(Works.of(3).leased(1).gpuMillis(10_000)).heldBack();
    assertThat(look.budget(11, CompleteRunning).decide()).isEqualTo(new Step.HoldBack(false));
  }

  @Test
  void aPausedFilmIsNotEndedByWhatItHasUsed() {
    var look = Looks.at().planned().paused().work(Works.of(3).gpuMillis(10_000));
    look.rendered(Duration.ofHours(1), Duration.ofMinutes(1)).budget(10, CancelRunning);
    assertRests(look, Phase.Paused, Reason.PauseRequested);
  }

  @Test
  void theBudgetIsLookedAtWhenTheWorkersCouldHaveUsedIt() {
    var look = Looks.at().planned().work(Works.of(3).leased(2).gpuMillis(10_000));
    assertThat(recheck(look.budget(14, CancelRunning)))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  private static void assertExpires(Looks look) {
    assertThat(look.decide())
        .isInstanceOfSatisfying(
            Step.Expire.class,
            step -> {
              assertThat(step.ending().phase()).isEqualTo("Expired");
              assertThat(step.ending().code()).isEqualTo("JOB.EXPIRED");
            });
  }

  private static void assertEnds(Looks look, String code) {
    assertThat(look.decide())
        .isInstanceOfSatisfying(
            Step.End.class,
            step -> {
              assertThat(step.ending().phase()).isEqualTo("Failed");
              assertThat(step.ending().code()).isEqualTo(code);
            });
  }

  private static void assertRests(Looks look, Phase phase, Reason reason) {
    var standing = ((Step.Rest) look.decide()).standing();
    assertThat(standing.phase()).isEqualTo(phase);
    assertThat(standing.reason()).isEqualTo(reason.name());
  }

  private static Duration recheck(Looks look) {
    return ((Recheck.After) ((Step.Rest) look.decide()).recheck()).time();
  }
}

package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.operator.renderjob.Step.Recheck;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CreditsTest {

  private static final Instant AN_HOUR_AGO = Looks.NOW.minus(Duration.ofHours(1));
  private static final Instant A_DAY_AGO = Looks.NOW.minus(Duration.ofDays(1));

  @Test
  void aFilmWithoutCreditsIsPausedWhenItsWorkersHaveHandedBack() {
    var look = Looks.at().planned().unfunded(AN_HOUR_AGO, 3);
    assertRests(look.work(Works.of(3).leased(1).gpuMillis(10)), Phase.Rendering);
    var rest = assertRests(look.work(Works.of(3).succeeded(1).gpuMillis(10)), Phase.Paused);
    assertThat(rest.standing().message())
        .contains("needs 10.000000 more credits")
        .contains("ns:ns has 3.000000")
        .contains("2026-06-02T11:00:00Z");
  }

  @Test
  void itIsLookedAtWhenItsDayIsOverAndCanceledThen() {
    var look = Looks.at().planned().work(Works.of(3).succeeded(1).gpuMillis(10));
    var rest = assertRests(look.unfunded(AN_HOUR_AGO, 3), Phase.Paused);
    assertThat(rest.recheck()).isInstanceOf(Recheck.After.class);
    assertThat(((Recheck.After) rest.recheck()).time())
        .isBetween(Duration.ofHours(23), Duration.ofHours(23).plusSeconds(1));
    assertThat(look.unfunded(A_DAY_AGO, 3).decide())
        .isInstanceOfSatisfying(
            Step.End.class,
            end -> {
              assertThat(end.ending().phase()).isEqualTo("Canceled");
              assertThat(end.ending().code()).isEqualTo("JOB.CREDIT_EXHAUSTED");
              assertThat(end.ending().message()).contains("1 of 3 shots are done");
            });
  }

  @Test
  void itEndsAsCanceledWithTheReasonThatThereWereNoCredits() {
    var look = Looks.at().planned().work(Works.of(3).succeeded(1).gpuMillis(10));
    assertThat(look.ending(Phase.Canceled, "JOB.CREDIT_EXHAUSTED").decide())
        .isInstanceOfAny(Step.Finish.class, Step.StopShots.class);
  }

  @Test
  void itGoesOnAsSoonAsThereIsEnoughAlsoAtTheLastMoment() {
    var look = Looks.at().planned().work(Works.of(3).succeeded(1).gpuMillis(10));
    assertThat(look.unfunded(AN_HOUR_AGO, 10).decide()).isEqualTo(new Step.Fund());
    assertThat(look.unfunded(A_DAY_AGO, 10).decide()).isEqualTo(new Step.Fund());
  }

  @Test
  void itsOwnerMayPauseOrCancelItMeanwhile() {
    var look = Looks.at().planned().work(Works.of(3)).unfunded(AN_HOUR_AGO, 3);
    assertThat(look.cancelWanted().decide()).isInstanceOf(Step.Cancel.class);
    assertRests(look.paused(), Phase.Paused);
  }

  private static Step.Rest assertRests(Looks look, Phase phase) {
    var rest = (Step.Rest) look.decide();
    assertThat(rest.standing().phase()).isEqualTo(phase);
    assertThat(rest.standing().reason()).isEqualTo(Reason.CreditExhausted.name());
    return rest;
  }
}

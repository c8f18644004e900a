package com.aifilmstudio.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureCodeTest {

  @ParameterizedTest
  @EnumSource
  void everyCodeIsFoundByItsNameAndReadBackFromJson(FailureCode failure) {
    assertThat(FailureCode.find(failure.code())).contains(failure);
    assertThat(failure.code()).matches("[A-Z_]+(\\.[A-Z_]+)*").isEqualTo(dotted(failure));
    assertThat(failure.meaning()).endsWith(".");
    assertThat(Json.read(Json.write(failure), FailureCode.class)).isEqualTo(failure);
  }

  @Test
  void aFailureOfTheUserIsNeverTriedAgain() {
    for (var failure : FailureCode.values()) {
      if (failure.blame() == Blame.USER) {
        assertThat(failure.retryable()).as(failure.code()).isFalse();
      }
    }
  }

  @Test
  void aLostWorkerAndADrainedOneCostTheShotNoAttempt() {
    assertThat(FailureCode.WORKER_LOST.retry()).isEqualTo(Retry.RELEASED);
    assertThat(FailureCode.WORKER_DRAINED.retry()).isEqualTo(Retry.RELEASED);
  }

  @Test
  void anUnknownCodeFromAPeerCountsAsTheMoreGeneralOneOrAsOurOwnFault() {
    assertThat(FailureCode.reported("RENDER.NAN.LATENT")).isEqualTo(FailureCode.RENDER_NAN);
    assertThat(FailureCode.reported("no such thing")).isEqualTo(FailureCode.INTERNAL);
    assertThat(FailureCode.reported("")).isEqualTo(FailureCode.INTERNAL);
  }

  @Test
  void eachQualityCheckHasItsFailure() {
    assertThat(FailureCode.ofQuality("black")).isEqualTo(FailureCode.QUALITY_BLACK);
    assertThat(FailureCode.ofQuality("flicker")).isEqualTo(FailureCode.QUALITY_FLICKER);
  }

  /**
   * The constant is the code with its first dot as an underscore, so that either finds the other.
   */
  private static String dotted(FailureCode failure) {
    return failure.name().replaceFirst("_", ".");
  }
}

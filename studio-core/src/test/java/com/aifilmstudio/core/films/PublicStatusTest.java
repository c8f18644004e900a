package com.aifilmstudio.core.films;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PublicStatusTest {

  @Test
  void everyPhaseHasOneStatus() {
    assertThat(Arrays.stream(PublicStatus.values()).flatMap(it -> it.phases().stream()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrder(
            "Queued",
            "Planning",
            "Rendering",
            "Assembling",
            "Publishing",
            "Canceling",
            "Paused",
            "Succeeded",
            "Failed",
            "Canceled",
            "Expired");
  }

  @Test
  void aFilmWithoutAWorkerIsQueued() {
    assertThat(PublicStatus.of("Planning")).isEqualTo(PublicStatus.QUEUED);
    assertThat(PublicStatus.of("Rendering")).isEqualTo(PublicStatus.RUNNING);
  }

  @Test
  void onlyTheEndsAreFinal() {
    assertThat(Arrays.stream(PublicStatus.values()).filter(PublicStatus::isFinal))
        .containsExactly(
            PublicStatus.SUCCEEDED,
            PublicStatus.FAILED,
            PublicStatus.CANCELED,
            PublicStatus.EXPIRED);
  }

  @Test
  void aPhaseOfALaterReleaseCountsAsRunning() {
    assertThat(PublicStatus.of("Grading")).isEqualTo(PublicStatus.RUNNING);
  }
}

package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.operator.testkit.OperatorProcess;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class FilmLifeIT {

  private static TestStudio studio;
  private static OperatorProcess operator;
  private static TestWorkers workers;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
    studio.pool("tiny", "workers: {min: 0, max: 2}\nscaling: {idleTimeout: 2s}");
    operator = studio.startOperator("film-life").awaitReady();
    workers = studio.startWorkers(operator);
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void aFilmThatIsAppliedIsRenderedCutAndPublished() {
    studio.film("three-shots", "tiny", 3);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(studio.job("three-shots").getStatus())
                    .isNotNull()
                    .satisfies(s -> assertThat(s.phase()).isEqualTo(Phase.Succeeded)));
    var status = studio.job("three-shots").getStatus();
    assertThat(status.shotsDone()).isEqualTo("3/3");
    assertThat(status.progressPercent()).isEqualTo(100);
    assertThat(status.outputs()).hasSize(4);
  }
}

package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.RenderJobStatus;
import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class MissingShotsLifeIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String THREE_SHOTS =
      """
      shots:
        - {name: first, prompt: a red kite, seconds: 2}
        - {name: middle, prompt: a red kite, seconds: 3}
        - {name: last, prompt: a red kite, seconds: 2}
      """;

  private static TestStudio studio;
  private static TestWorkers workers;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
    studio.pool("tiny", "workers: {max: 1}\nscaling: {idleTimeout: 60s}");
    workers = studio.startWorkers(studio.startOperator("missing-shots").awaitReady());
    workers.breakShots(order -> order.shot().equals("middle"));
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void aFilmThatMayMissAShotIsCutWithASlateInItsPlace() {
    studio.job(
        "tolerant", "tiny", THREE_SHOTS, "retry: {maxAttemptsPerShot: 1, maxFailedShots: 1}");
    var status = awaitEnd("tolerant");
    assertThat(status.phase()).isEqualTo(Phase.Succeeded);
    assertThat(status.shots().failed()).isEqualTo(1);
    assertThat(status.conditions())
        .filteredOn(c -> c.getType().equals("Assembled"))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.getStatus()).isEqualTo("True");
              assertThat(c.getReason()).isEqualTo("WithMissingShots");
              assertThat(c.getMessage())
                  .isEqualTo(
                      "1 of 3 shots failed; a slate stands for each of them. First: shot middle,"
                          + " RENDER.NAN.");
            });
    var shots = workers.cuts().getFirst().shots();
    assertThat(shots).extracting(CutOrder.CutShot::name).containsExactly("first", "middle", "last");
    assertThat(shots)
        .extracting(CutOrder.CutShot::slate)
        .containsExactly(
            Optional.empty(),
            Optional.of(new CutOrder.Slate("RENDER.NAN", "it is broken")),
            Optional.empty());
    assertThat(shots.get(1).frames()).as("as long as the shot").isEqualTo(72);
  }

  @Test
  void aFilmThatMayNotFails() {
    studio.job("strict", "tiny", THREE_SHOTS, "retry: {maxAttemptsPerShot: 1}");
    var status = awaitEnd("strict");
    assertThat(status.phase()).isEqualTo(Phase.Failed);
    assertThat(status.reason()).isEqualTo("RENDER.NAN");
    assertThat(status.message()).isEqualTo("Shot middle: it is broken");
  }

  private static RenderJobStatus awaitEnd(String job) {
    await()
        .atMost(SOON)
        .until(
            () ->
                Optional.ofNullable(studio.job(job).getStatus())
                    .filter(status -> status.phase() != null && status.phase().isTerminal())
                    .isPresent());
    return studio.job(job).getStatus();
  }
}

package com.aifilmstudio.operator.renderpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import com.aifilmstudio.operator.testkit.TestWorkers.Manner;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class SharedCauseIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static TestStudio studio;
  private static TestWorkers workers;

  @BeforeAll
  static void start() {
    studio = new TestStudio().with("STUDIO_HEALTH_FIRST_PAUSE", "PT1S");
    workers = studio.startWorkers(studio.startOperator("shared-cause").awaitReady());
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void aStoreThatIsAwayPausesThePoolAndAllFilmsAreMadeWhenItIsBack() {
    workers.meet(Optional.of("STORE.UNAVAILABLE"));
    studio.pool("steady", "workers: {max: 2}\nscaling: {idleTimeout: 600s}");
    var films = List.of("one", "two", "three");
    films.forEach(
        film ->
            studio.job(
                film,
                "steady",
                "shots: [{name: only, prompt: a red kite, seconds: 2}]\nseed: " + film.length(),
                "retry: {maxAttemptsPerShot: 1}"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(backedOff("steady").getStatus()).isEqualTo("True");
              assertThat(backedOff("steady").getReason()).isEqualTo("StoreUnavailable");
              assertThat(backedOff("steady").getMessage())
                  .startsWith("The object store does not answer. Pause ")
                  .endsWith("Last: it is broken");
            });
    assertThat(studio.eventReasons("steady")).contains("BackedOff");

    workers.meet(Optional.empty());
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(films)
                    .allSatisfy(
                        film ->
                            assertThat(studio.job(film).getStatus().phase())
                                .isEqualTo(Phase.Succeeded)));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(backedOff("steady").getStatus()).isEqualTo("False"));
    assertThat(studio.eventReasons("steady")).contains("Resumed");
  }

  @Test
  void workersThatCannotFetchTheirModelPauseThePoolInsteadOfBeingMadeAgainAndAgain() {
    workers.behave(Manner.WITHOUT_MODEL);
    studio.pool("modelless", "workers: {max: 1}\nscaling: {idleTimeout: 600s}");
    studio.film("patient", "modelless", 1);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(backedOff("modelless").getReason()).isEqualTo("ModelUnavailable");
              assertThat(backedOff("modelless").getMessage()).endsWith("cannot fetch denoiser.pt");
            });
    workers.behave(Manner.WILLING);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(studio.job("patient").getStatus().phase()).isEqualTo(Phase.Succeeded);
              assertThat(backedOff("modelless").getStatus()).isEqualTo("False");
            });
  }

  private static Condition backedOff(String pool) {
    var status = studio.pool(pool).getStatus();
    assertThat(status).isNotNull();
    return status.conditions().stream()
        .filter(c -> c.getType().equals("BackedOff"))
        .findFirst()
        .orElseThrow();
  }
}

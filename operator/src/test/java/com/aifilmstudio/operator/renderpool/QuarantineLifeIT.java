package com.aifilmstudio.operator.renderpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.api.v1alpha1.QuarantinedNode;
import com.aifilmstudio.api.v1alpha1.RenderPoolStatus;
import com.aifilmstudio.operator.testkit.TestStudio;
import com.aifilmstudio.operator.testkit.TestWorkers;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class QuarantineLifeIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String BAD = "test-node-2";

  private static TestStudio studio;
  private static TestWorkers workers;

  @BeforeAll
  static void start() {
    studio = new TestStudio().with("STUDIO_HEALTH_FIRST_PROBE", "PT1S");
    workers = studio.startWorkers(studio.startOperator("quarantine-life").awaitReady());
    workers.spreadOver(3);
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  @Test
  void aBrokenNodeGetsNoFilmsUntilItsProbePassesAndTheFilmsAreMadeElsewhere() {
    studio.pool("farm", "workers: {max: 3, min: 3}\nscaling: {idleTimeout: 600s}");
    await().atMost(SOON).untilAsserted(() -> assertThat(status().workers().idle()).isEqualTo(3));
    workers.breakNode(BAD::equals);
    var films = List.of("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9");
    films.forEach(film -> studio.film(film, "farm", 2));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(status().quarantined())
                  .extracting(QuarantinedNode::node)
                  .containsExactly(BAD);
              assertThat(condition("NodesTrusted").getStatus()).isEqualTo("False");
            });
    assertThat(status().quarantined().getFirst().reason()).contains("films failed on node " + BAD);
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
        .untilAsserted(
            () -> assertThat(status().quarantined().getFirst().failedProbes()).isPositive());
    await("a worker in place of the one that is left aside")
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(workers.pods())
                    .filteredOn(pod -> !BAD.equals(pod.getSpec().getNodeName()))
                    .hasSize(3));
    assertThat(studio.eventReasons("farm")).contains("NodeQuarantined");

    workers.breakNode(node -> false);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(status().quarantined()).isEmpty();
              assertThat(condition("NodesTrusted").getStatus()).isEqualTo("True");
            });
    assertThat(studio.eventReasons("farm")).contains("NodeTrusted");
  }

  private static RenderPoolStatus status() {
    var status = studio.pool("farm").getStatus();
    assertThat(status).isNotNull();
    return status;
  }

  private static Condition condition(String type) {
    return status().conditions().stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }
}

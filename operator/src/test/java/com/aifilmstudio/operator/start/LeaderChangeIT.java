package com.aifilmstudio.operator.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.operator.testkit.OperatorProcess;
import com.aifilmstudio.operator.testkit.TestStudio;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class LeaderChangeIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** Well below the lease's 15 s: the lead is given back, not waited out. */
  private static final Duration HAND_OVER = Duration.ofSeconds(12);

  private static TestStudio studio;

  @BeforeAll
  static void start() {
    studio = new TestStudio();
    studio.pool("tiny", "workers: {max: 1}");
  }

  @AfterAll
  static void stop() throws Exception {
    studio.close();
  }

  /** JOSDK 5.3's own way to stop leading waits for itself. */
  @Test
  void aLeaderThatIsAskedToEndEndsAndTheStandbyFinishesItsFilms() {
    var leader = studio.startOperator("leader").awaitReady();
    await().atMost(SOON).until(() -> holder() != null);
    var standby = studio.startOperator("standby").awaitReady();
    var first = holder();
    studio.film("before", "tiny", 1);
    await().atMost(SOON).until(() -> studio.job("before").getStatus() != null);
    var before = studio.job("before").getStatus().leaderEpoch();

    assertThat(leader.terminate(Duration.ofSeconds(20))).isLessThan(Duration.ofSeconds(15));
    await()
        .atMost(HAND_OVER)
        .until(() -> holder() != null && !holder().isEmpty() && !Objects.equals(holder(), first));

    studio.startWorkers(standby);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(studio.job("before").getStatus().phase()).isEqualTo(Phase.Succeeded));
    assertThat(studio.job("before").getStatus().leaderEpoch()).isEqualTo(before + 1);
    assertThat(standby).extracting(OperatorProcess::isAlive).isEqualTo(true);
  }

  private static String holder() {
    var lease =
        studio
            .client()
            .leases()
            .inNamespace(studio.namespace())
            .withName("film-studio-operator")
            .get();
    return lease == null ? null : lease.getSpec().getHolderIdentity();
  }
}

package com.aifilmstudio.local.parts.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.kubelet.pod.Verdict.Then;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodLifecycleTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void aBoundPodIsPreparedFirst() {
    var verdict = PodLifecycle.decide(seen(pod("Always"), false, Map.of(), Optional.empty()));
    assertThat(verdict.steps()).containsExactly(new Step.Prepare());
  }

  @Test
  void aPreparedPodStartsItsContainer() {
    var verdict = decide("Always", Optional.empty());
    assertThat(verdict.steps()).containsExactly(new Step.Start("main", 0, 0));
  }

  /** Every policy with every end: whether it starts again, and how the pod stands. */
  @ParameterizedTest
  @CsvSource({
    "Always, 0, true, Running",
    "Always, 1, true, Running",
    "OnFailure, 0, false, Succeeded",
    "OnFailure, 1, true, Running",
    "Never, 0, false, Succeeded",
    "Never, 1, false, Failed",
  })
  void theRestartPolicyDecidesAfterAnEnd(String policy, int code, boolean again, String phase) {
    var ended = Optional.<Run>of(ended(0, 0, code, NOW.minusSeconds(1)));
    assertThat(decide(policy, ended).steps().contains(new Step.Start("main", 1, 1)))
        .isEqualTo(again);
    assertThat(decide(policy, ended).then()).isEqualTo(again ? Then.LIVE : Then.FINISHED);
    var seen = seen(pod(policy), true, main(ended, ProbeView.NOT_YET), Optional.empty());
    assertThat(PodStatuses.of(seen).getPhase()).isEqualTo(phase);
  }

  @Test
  void aSecondCrashWaitsForItsBackOff() {
    var end = ended(1, 1, 1, NOW.minusSeconds(4));
    var verdict = decide("Always", Optional.of(end));
    assertThat(verdict.steps()).isEmpty();
    assertThat(verdict.lookAgainAt()).contains(end.at().plusSeconds(10));
    var status =
        PodStatuses.of(
            seen(pod("Always"), true, main(Optional.of(end), ProbeView.NOT_YET), Optional.empty()));
    var container = status.getContainerStatuses().getFirst();
    assertThat(container.getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
    assertThat(container.getLastState().getTerminated().getExitCode()).isEqualTo(1);
  }

  @Test
  void aFailedLivenessProbeStopsTheContainer() {
    var verdict =
        PodLifecycle.decide(
            seen(
                pod("Always"),
                true,
                main(Optional.of(running()), new ProbeView(true, true, true)),
                Optional.empty()));
    assertThat(verdict.steps())
        .containsExactly(new Step.Stop("main", NOW.plusSeconds(30), "its probe failed"));
  }

  @Test
  void aDeletedPodIsRemovedOnlyWhenNothingRunsAnyMore() {
    var leaving = Optional.of(new Leaving(NOW.plusSeconds(5), false));
    var runs = seen(pod("Always"), true, main(Optional.of(running()), ProbeView.UNPROBED), leaving);
    assertThat(PodLifecycle.decide(runs).then()).isEqualTo(Then.LIVE);
    assertThat(PodLifecycle.decide(runs).steps())
        .containsExactly(new Step.Stop("main", NOW.plusSeconds(5), "the pod is deleted"));
    var over =
        seen(
            pod("Always"),
            true,
            main(Optional.of(ended(0, 0, 143, NOW)), ProbeView.NOT_YET),
            leaving);
    assertThat(PodLifecycle.decide(over).then()).isEqualTo(Then.REMOVE);
    assertThat(PodStatuses.of(over).getPhase()).isEqualTo("Failed");
  }

  @Test
  void aVanishedPodIsForgottenWhenNothingRunsAnyMore() {
    var gone = Optional.of(new Leaving(NOW, true));
    var over = seen(pod("Always"), true, Map.of(), gone);
    assertThat(PodLifecycle.decide(over).then()).isEqualTo(Then.FORGET);
  }

  @Test
  void aPodThatWasReportedAsEndedNeverRunsAgain() {
    Pod pod = new PodBuilder(pod("Always")).withNewStatus().withPhase("Failed").endStatus().build();
    var verdict = PodLifecycle.decide(seen(pod, true, Map.of(), Optional.empty()));
    assertThat(verdict.steps()).isEmpty();
    assertThat(verdict.then()).isEqualTo(Then.FINISHED);
  }

  @Test
  void aPodPastItsDeadlineIsStoppedAndFails() {
    Pod pod =
        new PodBuilder(pod("Always")).editSpec().withActiveDeadlineSeconds(60L).endSpec().build();
    var runs = seen(pod, true, main(Optional.of(running()), ProbeView.UNPROBED), Optional.empty());
    assertThat(PodLifecycle.decide(runs).steps()).hasSize(1);
    var over =
        seen(
            pod,
            true,
            main(Optional.of(ended(0, 0, 143, NOW)), ProbeView.NOT_YET),
            Optional.empty());
    assertThat(PodStatuses.of(over).getReason()).isEqualTo("DeadlineExceeded");
  }

  @Test
  void aConditionKeepsItsTimeWhileItSaysTheSame() {
    var first =
        seen(
            pod("Always"),
            true,
            main(Optional.of(running()), ProbeView.UNPROBED),
            Optional.empty());
    var reported = PodStatuses.of(first);
    var later =
        new PodSeen(
            first.pod(),
            first.startedAt(),
            true,
            Optional.empty(),
            first.containers(),
            Optional.empty(),
            Optional.of(reported),
            first.backoff(),
            NOW.plusSeconds(60));
    assertThat(PodStatuses.of(later)).isEqualTo(reported);
  }

  private static Verdict decide(String policy, Optional<Run> run) {
    return PodLifecycle.decide(
        seen(pod(policy), true, main(run, ProbeView.NOT_YET), Optional.empty()));
  }

  private static PodSeen seen(
      Pod pod, boolean prepared, Map<String, ContainerSeen> containers, Optional<Leaving> leaving) {
    return new PodSeen(
        pod,
        NOW.minus(Duration.ofMinutes(5)),
        prepared,
        Optional.empty(),
        containers,
        leaving,
        Optional.empty(),
        Backoff.KUBERNETES,
        NOW);
  }

  private static Map<String, ContainerSeen> main(Optional<Run> run, ProbeView probes) {
    return Map.of(
        "main", new ContainerSeen("main", run, Optional.empty(), Optional.empty(), probes));
  }

  private static Run running() {
    return new Run.Running(0, NOW.minusSeconds(30));
  }

  private static Run.Ended ended(int attempt, int streak, int code, Instant at) {
    return new Run.Ended(
        attempt, streak, code, code == 0 ? "Completed" : "Error", null, at.minusSeconds(1), at);
  }

  private static Pod pod(String policy) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("pod")
        .withNamespace("ns")
        .withUid("uid")
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy(policy)
        .addNewContainer()
        .withName("main")
        .withImage("image")
        .endContainer()
        .endSpec()
        .build();
  }
}

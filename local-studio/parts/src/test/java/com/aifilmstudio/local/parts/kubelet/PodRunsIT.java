package com.aifilmstudio.local.parts.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class PodRunsIT {

  @Test
  void aPodRunsAndCompletes() {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("hello", "echo hello from $HOSTNAME; echo bye > /dev/termination-log");
      var pod = pods.untilPhase("hello", "Succeeded");
      var end = APod.main(pod).getState().getTerminated();
      assertThat(end.getReason()).isEqualTo("Completed");
      assertThat(end.getMessage()).isEqualTo("bye\n");
      assertThat(pods.log("hello")).isEqualTo("hello from hello\n");
    }
  }

  @Test
  void aFailingCommandFailsItsPodWithItsExitCode() {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("fails", "exit 3");
      var pod = pods.untilPhase("fails", "Failed");
      assertThat(APod.main(pod).getState().getTerminated().getExitCode()).isEqualTo(3);
    }
  }

  @Test
  void aDeploymentKeepsOneRunningAndRestartsItAfterItsProcessIsKilled() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      pods.client()
          .resource(
              new DeploymentBuilder()
                  .withNewMetadata()
                  .withName("web")
                  .withNamespace(pods.namespace())
                  .endMetadata()
                  .withNewSpec()
                  .withReplicas(1)
                  .withNewSelector()
                  .addToMatchLabels("app", "web")
                  .endSelector()
                  .withNewTemplate()
                  .withNewMetadata()
                  .addToLabels("app", "web")
                  .endMetadata()
                  .withNewSpec()
                  .addNewContainer()
                  .withName("main")
                  .withImage("shell:local")
                  .withArgs("exec sleep 1000")
                  .endContainer()
                  .endSpec()
                  .endTemplate()
                  .endSpec()
                  .build())
          .create();
      String name =
          Awaitility.await()
              .until(
                  () ->
                      pods.client().pods().inNamespace(pods.namespace()).list().getItems().stream()
                          .map(pod -> pod.getMetadata().getName())
                          .findFirst()
                          .orElse(null),
                  found -> found != null);
      var before = pods.until(name, pod -> APod.ready(pod));
      ProcessHandle.of(pods.pid(before)).orElseThrow().destroyForcibly();
      var after = pods.until(name, pod -> APod.ready(pod) && APod.main(pod).getRestartCount() == 1);
      assertThat(APod.main(after).getLastState().getTerminated().getExitCode()).isEqualTo(137);
      assertThat(ProcessHandle.of(pods.pid(after))).isPresent();
    }
  }

  @Test
  void anUnknownImageIsSaidSo() {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("unknown", "exit 0", pod -> image(pod, "nginx:1"));
      var pod =
          pods.until(
              "unknown",
              it ->
                  !it.getStatus().getContainerStatuses().isEmpty()
                      && APod.main(it).getState().getWaiting() != null
                      && "ErrImagePull".equals(APod.main(it).getState().getWaiting().getReason()));
      assertThat(APod.main(pod).getState().getWaiting().getMessage())
          .contains("nginx:1")
          .contains("shell:local");
    }
  }

  @Test
  void initContainersRunOneAfterTheOtherBeforeTheRest() {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running(
          "staged",
          "cat /data/steps",
          pod ->
              scratch(pod)
                  .editSpec()
                  .addNewInitContainer()
                  .withName("one")
                  .withImage("shell:local")
                  .withArgs("sleep 0.5; echo one >> /data/steps")
                  .addNewVolumeMount()
                  .withName("work")
                  .withMountPath("/data")
                  .endVolumeMount()
                  .endInitContainer()
                  .addNewInitContainer()
                  .withName("two")
                  .withImage("shell:local")
                  .withArgs("echo two >> /data/steps")
                  .addNewVolumeMount()
                  .withName("work")
                  .withMountPath("/data/")
                  .endVolumeMount()
                  .endInitContainer()
                  .endSpec());
      pods.untilPhase("staged", "Succeeded");
      assertThat(pods.log("staged")).isEqualTo("one\ntwo\n");
    }
  }

  @Test
  void aCrashingContainerIsRestartedAtOnceAndThenAfterABackOff() {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("crashes", "exit 1", pod -> restarting(pod, "OnFailure"));
      var pod =
          pods.until(
              "crashes",
              it ->
                  !it.getStatus().getContainerStatuses().isEmpty()
                      && APod.main(it).getState().getWaiting() != null
                      && "CrashLoopBackOff"
                          .equals(APod.main(it).getState().getWaiting().getReason()));
      assertThat(APod.main(pod).getRestartCount()).isEqualTo(1);
      assertThat(APod.main(pod).getState().getWaiting().getMessage()).startsWith("back-off 10s");
    }
  }

  @Test
  void podsGetGpusThatNoOtherPodHas() {
    try (var pods = APod.inAFreshNamespace()) {
      List<String> seen = new ArrayList<>();
      for (String name : List.of("first", "second")) {
        pods.running(name, "echo $NVIDIA_VISIBLE_DEVICES; exec sleep 1000", pod -> gpus(pod, 2));
      }
      for (String name : List.of("first", "second")) {
        pods.untilPhase(name, "Running");
        Awaitility.await().until(() -> !pods.log(name).isBlank());
        seen.addAll(List.of(pods.log(name).strip().split(",")));
        assertThat(pods.client().pods().inNamespace(pods.namespace()).withName(name).delete())
            .isNotEmpty();
      }
      assertThat(seen).doesNotHaveDuplicates().hasSize(4);
      pods.untilGone("first");
      pods.untilGone("second");
    }
  }

  private static PodBuilder image(PodBuilder pod, String image) {
    return pod.editSpec().editContainer(0).withImage(image).endContainer().endSpec();
  }

  private static PodBuilder restarting(PodBuilder pod, String policy) {
    return pod.editSpec().withRestartPolicy(policy).endSpec();
  }

  private static PodBuilder gpus(PodBuilder pod, int count) {
    return pod.editSpec()
        .editContainer(0)
        .withNewResources()
        .withLimits(Map.of("nvidia.com/gpu", new Quantity(String.valueOf(count))))
        .endResources()
        .endContainer()
        .endSpec();
  }

  private static PodBuilder scratch(PodBuilder pod) {
    return pod.editSpec()
        .addNewVolume()
        .withName("work")
        .withNewEmptyDir()
        .endEmptyDir()
        .endVolume()
        .editContainer(0)
        .addNewVolumeMount()
        .withName("work")
        .withMountPath("/data")
        .endVolumeMount()
        .endContainer()
        .endSpec();
  }
}

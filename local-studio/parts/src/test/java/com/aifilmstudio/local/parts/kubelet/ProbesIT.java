package com.aifilmstudio.local.parts.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("controlplane")
class ProbesIT {

  @TempDir Path folder;

  @Test
  void aPodIsReadyWhenItsProbeSaysSo() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      Path mark = folder.resolve("ready");
      pods.running(
          "probed",
          "exec sleep 1000",
          pod ->
              pod.editSpec()
                  .editContainer(0)
                  .withNewReadinessProbe()
                  .withPeriodSeconds(1)
                  .withFailureThreshold(1)
                  .withNewExec()
                  .withCommand("test", "-e", mark.toString())
                  .endExec()
                  .endReadinessProbe()
                  .endContainer()
                  .endSpec());
      var running = pods.untilPhase("probed", "Running");
      assertThat(APod.ready(running)).isFalse();
      Files.createFile(mark);
      pods.until("probed", APod::ready);
      Files.delete(mark);
      pods.until("probed", pod -> !APod.ready(pod));
    }
  }

  @Test
  void aContainerThatIsNoLongerAliveIsRestarted() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      Path mark = Files.createFile(folder.resolve("alive"));
      pods.running(
          "dies",
          "touch %s; exec sleep 1000".formatted(mark),
          pod ->
              pod.editSpec()
                  .withRestartPolicy("Always")
                  .editContainer(0)
                  .withNewLivenessProbe()
                  .withPeriodSeconds(1)
                  .withFailureThreshold(1)
                  .withNewExec()
                  .withCommand("test", "-e", mark.toString())
                  .endExec()
                  .endLivenessProbe()
                  .endContainer()
                  .endSpec());
      pods.until("dies", APod::ready);
      Files.delete(mark);
      var pod = pods.until("dies", it -> APod.main(it).getRestartCount() == 1 && APod.ready(it));
      assertThat(APod.main(pod).getLastState().getTerminated().getExitCode()).isEqualTo(143);
    }
  }
}

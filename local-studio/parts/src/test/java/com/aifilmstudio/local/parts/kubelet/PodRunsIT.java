package com.aifilmstudio.local.parts.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class PodRunsIT {

  @Test
  void aPodRunsAndCompletes() {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("hello", "echo hello from $HOSTNAME");
      var pod = pods.untilPhase("hello", "Succeeded");
      assertThat(APod.main(pod).getState().getTerminated().getReason()).isEqualTo("Completed");
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
}

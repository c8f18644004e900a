package com.aifilmstudio.local.parts.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class KubeletRestartIT {

  @Test
  void aKilledKubeletTakesItsPodsOverAgainAndLearnsWhatItMissed() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("lives", "echo up; exec sleep 1000");
      pods.running("ends", "echo up; sleep 2; exit 7");
      pods.until("ends", APod::ready);
      var before = pods.until("lives", APod::ready);
      long pid = pods.pid(before);
      pods.node().process().kill();
      pods.node().start();
      var ended = pods.untilPhase("ends", "Failed");
      assertThat(APod.main(ended).getState().getTerminated().getExitCode()).isEqualTo(7);
      var after = pods.get("lives");
      assertThat(pods.pid(after)).isEqualTo(pid);
      assertThat(APod.main(after).getRestartCount()).isZero();
      assertThat(pods.log("lives")).isEqualTo("up\n");
      pods.client().pods().inNamespace(pods.namespace()).withName("lives").delete();
      pods.untilGone("lives");
      Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());
    }
  }
}

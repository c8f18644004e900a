package com.aifilmstudio.local.parts.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class ApiServerAwayIT {

  @Test
  void podsRunOnWhileTheApiServerIsAwayAndAreReportedWhenItIsBack() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("lives", "exec sleep 1000");
      pods.running("ends", "sleep 3; exit 5");
      pods.until("ends", APod::ready);
      var before = pods.until("lives", APod::ready);
      long ending = pods.pid(pods.get("ends"));
      pods.node().plane().apiServer().kill();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> ProcessHandle.of(ending).isEmpty());
      pods.node().plane().startApiServer();
      var ended = pods.untilPhase("ends", "Failed");
      assertThat(APod.main(ended).getState().getTerminated().getExitCode()).isEqualTo(5);
      assertThat(pods.pid(pods.get("lives"))).isEqualTo(pods.pid(before));
      pods.running("new", "exit 0");
      pods.untilPhase("new", "Succeeded");
    }
  }
}

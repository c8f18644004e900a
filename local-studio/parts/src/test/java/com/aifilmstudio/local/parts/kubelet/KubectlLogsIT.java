package com.aifilmstudio.local.parts.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.binaries.BinariesFinder;
import com.aifilmstudio.local.parts.binaries.Preparation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("controlplane")
class KubectlLogsIT {

  @Test
  void kubectlFollowsALogUntilItsPodEnds() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("counts", "for i in 1 2 3 4; do echo line $i; sleep 0.5; done");
      pods.until("counts", APod::ready);
      assertThat(kubectl(pods, "logs", "-f", "counts"))
          .isEqualTo("line 1\nline 2\nline 3\nline 4\n");
      assertThat(kubectl(pods, "logs", "counts", "--tail=1")).isEqualTo("line 4\n");
      assertThat(kubectl(pods, "logs", "counts", "--timestamps"))
          .matches("(?s)(\\d{4}-\\d\\d-\\d\\dT\\S+Z line \\d\n){4}");
    }
  }

  @Test
  void theLogOfTheRunBeforeIsKept() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running(
          "twice",
          "test -e $HOME/been && { echo second; exec sleep 1000; }; touch $HOME/been; echo first; exit 1",
          pod -> pod.editSpec().withRestartPolicy("Always").endSpec());
      pods.until("twice", pod -> APod.ready(pod) && APod.main(pod).getRestartCount() == 1);
      assertThat(kubectl(pods, "logs", "twice", "--previous")).isEqualTo("first\n");
      Awaitility.await().until(() -> kubectl(pods, "logs", "twice").equals("second\n"));
    }
  }

  @Test
  void execIsRefusedInWords() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("plain", "exec sleep 1000");
      pods.until("plain", APod::ready);
      assertThat(kubectl(pods, "exec", "plain", "--", "true")).contains("not supported");
    }
  }

  private static String kubectl(APod pods, String... arguments) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                BinariesFinder.standard(Preparation.logged()).find().kubectl().toString(),
                "--kubeconfig=" + pods.node().plane().kubeconfig(),
                "--namespace=" + pods.namespace()));
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}

package com.aifilmstudio.local.parts.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("controlplane")
class PodEndsIT {

  @TempDir Path seen;

  @Test
  void aDeletedPodHearsOfItAndHasTimeToFinish() {
    try (var pods = APod.inAFreshNamespace()) {
      Path mark = seen.resolve("finished");
      pods.running(
          "graceful",
          "trap 'sleep 0.5; echo done > %s; exit 0' TERM; echo up; while :; do sleep 0.1; done"
              .formatted(mark));
      untilLogged(pods, "graceful", "up");
      pods.client().pods().inNamespace(pods.namespace()).withName("graceful").delete();
      pods.untilGone("graceful");
      assertThat(mark).hasContent("done");
    }
  }

  @Test
  void aPodThatIgnoresTheSignalIsKilledAfterItsGrace() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("stubborn", "trap '' TERM; echo up; while :; do sleep 0.1; done");
      untilLogged(pods, "stubborn", "up");
      long pid = pods.pid(pods.get("stubborn"));
      pods.client()
          .pods()
          .inNamespace(pods.namespace())
          .withName("stubborn")
          .withGracePeriod(2)
          .delete();
      pods.untilGone("stubborn");
      assertThat(ProcessHandle.of(pid)).isEmpty();
    }
  }

  @Test
  void aPodThatIsTakenAwayByForceIsKilled() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      pods.running("forced", "trap '' TERM; echo up; while :; do sleep 0.1; done");
      untilLogged(pods, "forced", "up");
      var pod = pods.get("forced");
      long pid = pods.pid(pod);
      pods.client()
          .pods()
          .inNamespace(pods.namespace())
          .withName("forced")
          .withGracePeriod(0)
          .delete();
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> ProcessHandle.of(pid).isEmpty());
      Path folder = pods.node().work().resolve("pods").resolve(pod.getMetadata().getUid());
      Awaitility.await().until(() -> !Files.exists(folder));
    }
  }

  @Test
  void whatAContainerLeavesBehindEndsWithIt() throws Exception {
    try (var pods = APod.inAFreshNamespace()) {
      Path child = seen.resolve("child");
      pods.running("leaves", "sleep 1000 & echo $! > %s; exit 0".formatted(child));
      pods.untilPhase("leaves", "Succeeded");
      long pid = Long.parseLong(Files.readString(child).strip());
      Awaitility.await().until(() -> ProcessHandle.of(pid).isEmpty());
    }
  }

  @Test
  void aHookRunsBeforeThePodIsAskedToEnd() {
    try (var pods = APod.inAFreshNamespace()) {
      Path order = seen.resolve("order");
      pods.running(
          "hooked",
          "trap 'echo term >> %s; exit 0' TERM; echo up; while :; do sleep 0.1; done"
              .formatted(order),
          pod ->
              pod.editSpec()
                  .editContainer(0)
                  .withNewLifecycle()
                  .withNewPreStop()
                  .withNewExec()
                  .withCommand("/bin/sh", "-c", "echo hook >> " + order)
                  .endExec()
                  .endPreStop()
                  .endLifecycle()
                  .endContainer()
                  .endSpec());
      untilLogged(pods, "hooked", "up");
      pods.until("hooked", APod::ready);
      pods.client().pods().inNamespace(pods.namespace()).withName("hooked").delete();
      pods.untilGone("hooked");
      assertThat(order).hasContent("hook\nterm");
    }
  }

  private static void untilLogged(APod pods, String name, String words) {
    pods.untilPhase(name, "Running");
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> pods.log(name).contains(words));
  }
}

package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.RenderOrder;
import com.aifilmstudio.core.protocol.TaskKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {

  @TempDir private Path home;
  private FakeDispatch dispatch;

  @BeforeEach
  void openDispatch() throws IOException {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // a busy machine is no failure
    dispatch = new FakeDispatch();
  }

  @AfterEach
  void closeDispatch() {
    dispatch.close();
  }

  @Test
  void aProbeIsRenderedLikeAShotAndNothingIsUploaded() throws Exception {
    dispatch.offer(probe());
    try (var worker = start(FaultSettings.NONE)) {
      await().until(() -> !dispatch.completed.isEmpty());
    }
    assertThat(dispatch.completed.getFirst().outputs()).isEmpty();
    assertThat(dispatch.completed.getFirst().metrics()).containsKey("gpuSeconds");
    assertThat(dispatch.store).isEmpty();
  }

  @Test
  void aMachineThatIsToldToFailFailsItsProbesUntilItsFaultsAreUsedUp() throws Exception {
    var faults =
        new FaultSettings(Optional.of("gpu-7"), Set.of("gpu-7"), 2, FailureCode.RENDER_FAILED);
    try (var worker = start(faults)) {
      for (int failed = 1; failed <= 2; failed++) {
        int so = failed;
        dispatch.offer(probe());
        await().until(() -> dispatch.failed.size() == so);
      }
      dispatch.offer(probe());
      await().until(() -> !dispatch.completed.isEmpty());
    }
    assertThat(dispatch.failed)
        .allSatisfy(
            failed -> {
              assertThat(failed.code()).isEqualTo("RENDER.FAILED");
              assertThat(failed.releaseOnly()).isFalse();
            });
  }

  @Test
  void onlyTheMachinesThatAreNamedFail() {
    var named = Set.of("gpu-7");
    assertThat(settings(Optional.of("gpu-7"), named).here().next()).isTrue();
    assertThat(settings(Optional.of("gpu-8"), named).here().next()).isFalse();
    assertThat(settings(Optional.empty(), named).here().next()).isFalse();
    assertThat(settings(Optional.of("gpu-8"), Set.of()).here().next()).isTrue();
  }

  private static FaultSettings settings(Optional<String> node, Set<String> nodes) {
    return new FaultSettings(node, nodes, 1, FailureCode.RENDER_FAILED);
  }

  private RunningWorker start(FaultSettings faults) {
    return RunningWorker.start(
        home, dispatch, Duration.ofMillis(1), Duration.ofSeconds(10), faults);
  }

  private static Claim probe() {
    var like = Orders.render("prb_1", 1, 4, List.of(new RenderOrder.Part(16, 16, 1)), 48);
    return new Claim(
        like.task(),
        TaskKind.PROBE,
        like.lease(),
        like.render(),
        Optional.empty(),
        Optional.empty());
  }
}

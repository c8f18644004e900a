package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.core.protocol.RenderOrder.Part;
import com.aifilmstudio.renderpod.TinyFilm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a process of its own, as a pod runs it. */
@Tag("studio")
class RenderPodIT {

  private static final Path JAR = Path.of("target/render-pod.jar").toAbsolutePath();

  @TempDir Path home;
  private FakeDispatch dispatch;
  private Process pod;

  @BeforeEach
  void openDispatch() throws IOException {
    dispatch = new FakeDispatch();
  }

  @AfterEach
  void end() {
    if (pod != null) {
      pod.destroyForcibly();
    }
    dispatch.close();
  }

  @Test
  void handsItsShotBackAtSigtermAndExitsInTime() throws Exception {
    dispatch.offer(Orders.render("tsk_1", 1, 1_000, List.of(new Part(16, 16, 1)), 48));
    start("simulated", Map.of("STUDIO_SIMULATED_STEP", "PT0.05S"));
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> dispatch.beats.stream().anyMatch(beat -> beat.step() > 0));

    pod.destroy(); // SIGTERM

    assertThat(pod.waitFor(25, TimeUnit.SECONDS)).as("ended within its grace").isTrue();
    assertThat(pod.exitValue()).isEqualTo(143);
    assertThat(dispatch.failed)
        .singleElement()
        .satisfies(fail -> assertThat(fail.releaseOnly()).isTrue());
  }

  @Test
  void exitsInOrderWhenItIsDrained() throws Exception {
    dispatch.offer(Orders.shot("tsk_1", 1));
    start("simulated", Map.of());
    await().atMost(Duration.ofSeconds(120)).until(() -> !dispatch.completed.isEmpty());

    dispatch.drain(true);

    assertThat(pod.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(pod.exitValue()).isZero();
  }

  @Test
  void exitsAtOnceWhenSigtermFindsItWaitingForWork() throws Exception {
    start("simulated", Map.of());
    await().atMost(Duration.ofSeconds(120)).until(() -> !dispatch.registrations.isEmpty());

    pod.destroy();

    assertThat(pod.waitFor(25, TimeUnit.SECONDS)).isTrue();
    assertThat(pod.exitValue()).isEqualTo(143);
  }

  @Test
  void namesTheSettingThatIsWrong() throws Exception {
    start("simulated", Map.of("STUDIO_SIMULATED_STEP", "soon"));

    assertThat(pod.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(pod.exitValue()).isEqualTo(64);
    assertThat(home.resolve("log")).content().contains("STUDIO_SIMULATED_STEP is \"soon\"");
  }

  @Test
  void rendersWithTheModelTheSameBytesOnOneThreadAndOnTwo() throws Exception {
    for (int threads = 1; threads <= 2; threads++) {
      dispatch.offer(Orders.render("tsk_1", threads, 6, List.of(new Part(16, 16, 42)), 48));
      start("diffusion", Map.of("STUDIO_CPUS", Integer.toString(threads)));
      int done = threads;
      await().atMost(Duration.ofSeconds(240)).until(() -> dispatch.completed.size() == done);
      dispatch.drain(true);
      assertThat(pod.waitFor(60, TimeUnit.SECONDS)).isTrue();
      dispatch.drain(false);
    }
    assertThat(dispatch.store.get("jobs/1/shot.mp4"))
        .isEqualTo(dispatch.store.get("jobs/2/shot.mp4"));
  }

  private void start(String engine, Map<String, String> more) throws Exception {
    var digest =
        MessageDigest.getInstance("SHA-256")
            .digest(TinyFilm.manifest().getBytes(StandardCharsets.UTF_8));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder = new ProcessBuilder(java, "-jar", JAR.toString());
    var scratch = Files.createDirectories(home.resolve("scratch"));
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "STUDIO_DISPATCH_URL", dispatch.address().toString(),
                "STUDIO_TOKEN_FILE", Files.writeString(home.resolve("token"), "t").toString(),
                "STUDIO_POOL", "render-system/tinyfilm",
                "STUDIO_REVISION", "1a2b",
                "STUDIO_BUNDLE_DIGEST", "sha256:" + HexFormat.of().formatHex(digest),
                "STUDIO_ENGINE", engine,
                "STUDIO_MODEL_CACHE", home.resolve("cache").toString(),
                "STUDIO_SCRATCH", scratch.toString(),
                "STUDIO_NATIVES", Path.of("target/natives").toAbsolutePath().toString(),
                "HOME", scratch.toString()));
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + scratch);
    builder.environment().putAll(more);
    builder.redirectErrorStream(true).redirectOutput(home.resolve("log").toFile());
    pod = builder.start();
  }
}

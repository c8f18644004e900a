package com.aifilmstudio.api.v1alpha1;

import static com.aifilmstudio.api.v1alpha1.StudioApiServer.NAMESPACE;
import static com.aifilmstudio.api.v1alpha1.StudioApiServer.PLANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.binaries.BinariesFinder;
import com.aifilmstudio.local.parts.binaries.Preparation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person sees who uses kubectl. */
@Tag("controlplane")
class KubectlIT {

  @Test
  void aJobIsSeenAtAGlance() throws Exception {
    StudioApiServer.create(Samples.job("night-train", "script: a", ""));
    kubectl(
        "patch",
        "renderjob",
        "night-train",
        "--type=merge",
        "--subresource=status",
        "-p",
        """
        {"status": {"leaderEpoch": 1, "phase": "Rendering", "reason": "ShotsRunning",
         "shotsDone": "7/12", "progressPercent": 61, "usage": {"gpuSeconds": "412.6"},
         "estimatedFinish": {"p50": "2026-12-01T18:00:00Z"}}}
        """);

    assertThat(columns(kubectl("get", "rj", "night-train")))
        .containsExactly(
            List.of("NAME", "PHASE", "SHOTS", "PROGRESS", "ETA", "POOL", "AGE"),
            List.of("night-train", "Rendering", "7/12", "61", "2026-12-01T18:00:00Z", "tinyfilm"));
    assertThat(columns(kubectl("get", "rj", "night-train", "-o", "wide")).getFirst())
        .endsWith("AGE", "GPU-S", "REASON");
    assertThat(kubectl("get", "rj", "night-train", "-o", "wide"))
        .contains("412.6")
        .contains("ShotsRunning");
  }

  @Test
  void aPoolIsSeenAtAGlance() throws Exception {
    StudioApiServer.create(Samples.pool("glance", ""));
    kubectl(
        "patch",
        "renderpool",
        "glance",
        "--type=merge",
        "--subresource=status",
        "-p",
        """
        {"status": {"leaderEpoch": 1, "queued": {"jobs": 2, "shots": 9, "gpuSeconds": 80},
         "workers": {"desired": 4, "starting": 1, "ready": 3, "idle": 1, "busy": 2,
          "draining": 0}}}
        """);

    assertThat(columns(kubectl("get", "rpool", "glance")))
        .containsExactly(
            List.of("NAME", "MODEL", "READY", "DESIRED", "BUSY", "QUEUED", "AGE"),
            List.of("glance", "s3://studio-models/tinyfilm/1.0.0", "3", "4", "2", "9"));
  }

  @Test
  void waitSeesACondition() throws Exception {
    StudioApiServer.create(Samples.job("awaited", "script: a", ""));
    kubectl(
        "patch",
        "renderjob",
        "awaited",
        "--type=merge",
        "--subresource=status",
        "-p",
        """
        {"status": {"leaderEpoch": 1, "phase": "Succeeded", "conditions": [
         {"type": "Published", "status": "True", "reason": "Delivered", "message": "4 files",
          "lastTransitionTime": "2026-01-01T10:00:00Z"}]}}
        """);
    assertThat(kubectl("wait", "renderjob/awaited", "--for=condition=Published", "--timeout=10s"))
        .contains("condition met");
  }

  @Test
  void explainReadsWell() throws Exception {
    assertThat(kubectl("explain", "renderjob.spec.film"))
        .contains("The film itself. Immutable: a changed film is a new RenderJob")
        .contains("framesPerSecond\t<integer>")
        .contains("Frames per second of the delivered film, 1 to 120. Default: 24.")
        .contains("scriptRef\t<Object>")
        .doesNotContain("<no description>");
    assertThat(kubectl("explain", "renderjob", "--recursive")).contains("maxAttemptsPerShot");
    for (String path : List.of("renderjob", "renderjob.status", "rpool.spec", "rpool.status")) {
      assertThat(kubectl("explain", path)).doesNotContain("<no description>");
    }
  }

  @Test
  void aMistakeIsToldInTheTerminalAsTheApiServerSaysIt() throws Exception {
    Process apply = apply(Samples.job("wrong", "{script: a, size: {width: 641, height: 360}}", ""));
    assertThat(textOf(apply))
        .contains("The RenderJob \"wrong\" is invalid: spec.film.size.width: Invalid value: 641:");
    assertThat(apply.waitFor()).isEqualTo(1);
  }

  /** Client-side apply writes the whole resource into an annotation, which has a limit, too. */
  @Test
  void theLongestScriptCanBeAppliedAndAppliedAgain() throws Exception {
    String line = "She says 'wait' & runs.\\n";
    String script = line.repeat(96 * 1024 / (line.length() - 1));
    for (String answer : List.of("created", "unchanged")) {
      Process apply = apply(Samples.job("long", "script: \"" + script + "\"", ""));
      assertThat(textOf(apply)).contains("renderjob.ai-filmstudio.com/long " + answer);
    }
  }

  private static Process apply(String yaml) throws IOException {
    Process apply = start(List.of("apply", "-f", "-"));
    try (var in = apply.getOutputStream()) {
      in.write(yaml.getBytes(StandardCharsets.UTF_8));
    }
    return apply;
  }

  /** All but the age, which is another in each run. */
  private static List<List<String>> columns(String table) {
    return table
        .lines()
        .map(line -> List.of(line.trim().split("\\s{2,}")))
        .map(cells -> cells.getFirst().equals("NAME") ? cells : cells.subList(0, cells.size() - 1))
        .toList();
  }

  private static String kubectl(String... arguments) throws Exception {
    Process process = start(List.of(arguments));
    process.getOutputStream().close();
    String text = textOf(process);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  private static Process start(List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(BinariesFinder.standard(Preparation.logged()).find().kubectl().toString());
    line.add("--kubeconfig=" + PLANE.kubeconfig());
    line.add("--namespace=" + NAMESPACE);
    line.addAll(arguments);
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }

  private static String textOf(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}

package com.aifilmstudio.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.local.cli.film.FilmFile;
import com.aifilmstudio.local.cli.studio.StudioStatus;
import com.aifilmstudio.local.cli.studio.StudioStatus.Row;
import com.aifilmstudio.local.parts.process.LinuxProcess;
import com.aifilmstudio.local.parts.process.Signal;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A studio that is left running: what survives, what is kept apart, what is gone in the end. */
@Tag("studio")
class UpAndDownIT {
  private static final Duration A_FILM = Duration.ofMinutes(3);

  @TempDir static Path folder;

  /** Each test finds up what the one before left up: a start costs the most here. */
  @AfterAll
  static void down() {
    for (var name : List.of("one", "other")) {
      studio(name, 0, "down");
    }
  }

  @Test
  void aStudioWhoseEveryProcessWasKilledStartsAgainAndRendersAFilm() throws IOException {
    studio("one", 0, "up");
    var before = pids("one");
    assertThat(studio("one", 0, "up")).contains("etcd runs already");
    assertThat(pids("one")).containsAllEntriesOf(withoutKeeper(before));

    killAll("one");
    assertThat(studio("one", 1, "status")).contains("down");
    studio("one", 0, "up");

    assertThat(pids("one").keySet()).isEqualTo(before.keySet());
    try (var client = client("one")) {
      assertSucceeds(client, order(client, "after-the-kill"));
    }
    assertThat(studio("one", 0, "films")).contains("after-the-kill  Succeeded  1/1");
    assertThat(studio("one", 0, "film", "after-the-kill", "--watch")).contains("100 %");
    assertThat(studio("one", 1, "film", "nothing"))
        .isEqualToIgnoringNewLines("There is no film nothing in namespace studio (yet).");
  }

  @Test
  void twoStudiosRenderAtTheSameTimeAndOneEndsWithoutTheOther() throws IOException {
    var starts =
        Stream.of("one", "other")
            .map(name -> StudioProgram.begin(folder, "up", "--home", home(name)))
            .toList();
    starts.forEach(up -> assertThat(up.code()).as(up.told()).isZero());
    try (var one = client("one");
        var other = client("other")) {
      var film = order(one, "same-name");
      assertThat(other.resources(RenderJob.class).inAnyNamespace().list().getItems()).isEmpty();
      order(other, "same-name");
      assertSucceeds(one, film);
      assertSucceeds(other, film);
    }
    var ofOther = pids("other");

    assertThat(studio("one", 0, "down")).contains("is down");
    assertThat(studio("one", 0, "down")).contains("is down");

    assertThat(StudioProgram.processesOf(Path.of(home("one")))).isEmpty();
    assertThat(pids("other")).containsAllEntriesOf(ofOther);
  }

  @Test
  void aPartThatEndsIsStartedAgainUntilTheStudioIsDown() {
    studio("one", 0, "up");
    var before = pids("one");

    kill(before.get("kube-scheduler"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                pids("one").containsKey("kube-scheduler")
                    && !pids("one").get("kube-scheduler").equals(before.get("kube-scheduler")));

    studio("one", 0, "down");
    assertThat(StudioProgram.processesOf(Path.of(home("one")))).isEmpty();
  }

  private RenderJob order(KubernetesClient client, String name) {
    var shot =
        Map.of("name", "only", "prompt", "a red balloon over the sea at day", "seconds", "1");
    var job =
        Map.of(
            "apiVersion",
            "ai-filmstudio.com/v1alpha1",
            "kind",
            "RenderJob",
            "metadata",
            Map.of("name", name, "namespace", FilmFile.NAMESPACE),
            "spec",
            Map.of(
                "poolRef", Map.of("name", "tinyfilm", "namespace", "render-system"),
                "film", Map.of("shots", List.of(shot), "seed", 7)));
    return client
        .resource(Serialization.unmarshal(Serialization.asJson(job), RenderJob.class))
        .create();
  }

  private static void assertSucceeds(KubernetesClient client, RenderJob film) {
    await()
        .atMost(A_FILM)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(client.resource(film).get().getStatus().phase().name())
                    .isEqualTo("Succeeded"));
  }

  private static void killAll(String name) {
    // The keeper first, as a machine that fails would take it, too.
    kill(pids(name).get("keeper"));
    var status = StudioStatus.of(Path.of(home(name)));
    Stream.concat(status.parts().stream(), status.pods().stream())
        .flatMap(row -> row.pid().stream().boxed())
        .forEach(UpAndDownIT::kill);
  }

  private static void kill(long pid) {
    LinuxProcess.running(pid).ifPresent(process -> process.send(Signal.KILL));
  }

  private static Map<String, Long> pids(String name) {
    return StudioStatus.of(Path.of(home(name))).parts().stream()
        .filter(row -> row.pid().isPresent())
        .collect(Collectors.toMap(Row::name, row -> row.pid().getAsLong()));
  }

  /** It is ended before a start and begun after: it may not mistake one for the other. */
  private static Map<String, Long> withoutKeeper(Map<String, Long> pids) {
    return pids.keySet().stream()
        .filter(name -> !name.equals("keeper"))
        .collect(Collectors.toMap(Function.identity(), pids::get));
  }

  private static KubernetesClient client(String name) throws IOException {
    var kubeconfig =
        Path.of(StudioProgram.run(folder, 0, "kubeconfig", "--home", home(name)).strip());
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(Files.readString(kubeconfig)))
        .build();
  }

  private static String studio(String name, int code, String... command) {
    var line =
        Stream.concat(Stream.of(command), Stream.of("--home", home(name))).toArray(String[]::new);
    return StudioProgram.run(folder, code, line);
  }

  private static String home(String name) {
    return folder.resolve(name).toString();
  }
}

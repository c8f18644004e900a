package com.aifilmstudio.local.parts.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class EmbeddingIT {

  @Test
  void aKilledProgramTakesItsPartsAndItsTemporaryHomeWithIt() throws IOException {
    var program = program("temporary");
    var home = new StudioHome(Path.of(program.inputReader().readLine()));
    var part = partOf(home);

    program.destroyForcibly();

    await().until(() -> !part.isAlive());
    await().untilAsserted(() -> assertThat(home.root()).doesNotExist());
  }

  @Test
  void whatWasKilledTogetherWithItsWatcherIsEndedByTheNextProgram() throws IOException {
    var program = program("temporary");
    var home = new StudioHome(Path.of(program.inputReader().readLine()));
    var part = partOf(home);
    var watcher = LinuxProcess.recordedIn(home.root().resolve("watcher")).orElseThrow();
    watcher.send(Signal.KILL);
    await().until(() -> !watcher.isAlive());
    program.destroyForcibly();

    try (var next = Embedding.temporary()) {
      assertThat(part.isAlive()).isFalse();
      assertThat(home.root()).doesNotExist();
      assertThat(next.home().root()).exists();
    }
  }

  @Test
  void aProgramThatIsAskedToEndLeavesNothing() throws Exception {
    var program = program("temporary");
    var home = new StudioHome(Path.of(program.inputReader().readLine()));
    var part = partOf(home);

    program.destroy();
    program.waitFor();

    assertThat(part.isAlive()).isFalse();
    assertThat(home.root()).doesNotExist();
  }

  @Test
  void theNextProgramWaitsUntilTheLeftoversOfAKilledOneAreGone(@TempDir Path folder)
      throws IOException {
    var program = program(folder.toString());
    program.inputReader().readLine();
    var home = StudioHome.at(folder);
    var left = partOf(home);
    program.destroyForcibly();

    try (var next = Embedding.in(home, StartListener.NONE)) {
      var start = next.supervisor().start(List.of(ShellPart.sleeper(home, "one")));

      assertThat(left.isAlive()).isFalse();
      assertThat(home.root().resolve("order")).hasContent("+one\n-one\n+one");
      assertThat(start.getFirst().how()).isEqualTo(PartStart.How.STARTED);
      assertThat(partOf(home).isAlive()).isTrue();
    }
  }

  @Test
  void partsHearAnInterruptAlsoWhenWeWereStartedInTheBackground(@TempDir Path folder)
      throws Exception {
    var program = program(folder.toString(), "sh", "-c", "trap '' INT; exec \"$@\"", "sh");
    program.inputReader().readLine();

    program.destroy();
    program.waitFor();

    assertThat(folder.resolve("order")).hasContent("+one\n-one");
  }

  @Test
  void theHomeStaysUnlessItWasTemporary(@TempDir Path folder) {
    var home = StudioHome.at(folder.resolve("home"));
    try (var embedding = Embedding.in(home, StartListener.NONE)) {
      embedding.supervisor().start(List.of(ShellPart.sleeper(home, "one")));
    }

    assertThat(home.root()).isDirectoryContaining("glob:**order");
    assertThatThrownBy(() -> partOf(home)).hasMessage("No value present");
  }

  private static RunningPart partOf(StudioHome home) {
    return Supervisor.detached(home, StartListener.NONE).running("one").orElseThrow();
  }

  private static Process program(String home, String... startedBy) throws IOException {
    var java =
        new JavaProgram(
            EmbeddedProgram.class.getName(), System.getProperty("java.class.path"), "64m");
    var line = new ArrayList<>(List.of(startedBy));
    line.addAll(java.line(List.of(home)));
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}

package com.aifilmstudio.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.local.parts.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C at any time leaves no process, port, mount or temp folder behind. */
@Tag("studio")
class InterruptIT {
  private static final int INTERRUPTED = 130;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"is ready after", "kubelet is ready", "  rendering  "})
  void aDemoThatIsInterruptedLeavesNothing(String when) throws IOException {
    var demo = StudioProgram.begin(folder, "demo", "--out", folder.resolve("out").toString());
    demo.awaitLine(when);
    var ports = portsOf(onlyHome());

    demo.interrupt();

    assertThat(demo.code()).as(demo.told()).isEqualTo(INTERRUPTED);
    assertNothingIsLeft(ports);
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aStartThatIsInterruptedEndsWhatItBegan() throws IOException {
    var home = folder.resolve("home");
    var up = StudioProgram.begin(folder, "up", "--home", home.toString());
    up.awaitLine("kube-apiserver is ready");
    var ports = portsOf(home);

    up.interrupt();

    assertThat(up.code()).as(up.told()).isEqualTo(INTERRUPTED);
    assertNothingIsLeft(ports);
  }

  private void assertNothingIsLeft(List<Integer> ports) throws IOException {
    await().untilAsserted(() -> assertThat(StudioProgram.processesOf(folder)).isEmpty());
    assertThat(ports).isNotEmpty().allMatch(Ports::isFree);
    assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(folder.toString());
  }

  private Path onlyHome() throws IOException {
    try (var homes = Files.newDirectoryStream(folder.resolve("tmp"), "film-studio-*")) {
      return homes.iterator().next();
    }
  }

  private static List<Integer> portsOf(Path home) throws IOException {
    var ports = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("ports"))) {
      ports.load(in);
    }
    return ports.values().stream().map(port -> Integer.parseInt(port.toString())).toList();
  }
}

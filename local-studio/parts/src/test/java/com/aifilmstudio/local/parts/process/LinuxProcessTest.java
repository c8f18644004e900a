package com.aifilmstudio.local.parts.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxProcessTest {
  private final LinuxProcess us = LinuxProcess.running(ProcessHandle.current().pid()).orElseThrow();

  @TempDir private Path folder;

  @Test
  void weAreAliveAndOccupyMemory() {
    assertThat(us.isAlive()).isTrue();
    assertThat(ProcessTree.now().residentBytes(us.pid(), Set.of())).isGreaterThan(10 << 20);
    assertThat(us.uptime()).isPositive();
  }

  @Test
  void ourNumberWithAnotherStartIsNotUs() {
    assertThat(new LinuxProcess(us.pid(), us.startTicks() - 1, us.boot()).isAlive()).isFalse();
  }

  @Test
  void ourNumberAndStartInAnotherBootIsNotUs() {
    assertThat(new LinuxProcess(us.pid(), us.startTicks(), "another").isAlive()).isFalse();
  }

  @Test
  void aNameWithBracketsAndBlanksDoesNotShiftTheFields() throws IOException {
    var line = "17 (a) S (b) S " + "0 ".repeat(18) + "4711 0 0";

    assertThat(LinuxProcess.recordedIn(file(line, "boot")))
        .contains(new LinuxProcess(17, 4711, "boot"));
  }

  @Test
  void aRecordThatWasCutShortIsNone() throws IOException {
    assertThat(LinuxProcess.recordedIn(file("17 (sh) S 0"))).isEmpty();
    assertThat(LinuxProcess.recordedIn(file("17 (sh) S 0", "boot"))).isEmpty();
    assertThat(LinuxProcess.recordedIn(folder.resolve("none"))).isEmpty();
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("pid"), List.of(lines));
  }
}

package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.parts.testkit.Foreground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One run of a command in a process of its own, as {@code ./studio} starts it. */
final class StudioProgram {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final Path told;

  private StudioProgram(Process process, Path told) {
    this.process = process;
    this.told = told;
  }

  /** Begins; all that it makes goes into the folder. */
  static StudioProgram begin(Path folder, String... command) {
    try {
      var told = Files.createTempFile(folder, "told", ".txt");
      var line = new ArrayList<String>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(
          List.of(
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:-UsePerfData",
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
              "-Dstudio.checkout=" + Path.of("../..").toAbsolutePath().normalize(),
              "-cp",
              System.getProperty("java.class.path"),
              Studio.class.getName()));
      line.addAll(List.of(command));
      var builder =
          new ProcessBuilder(Foreground.of(line))
              .redirectErrorStream(true)
              .redirectOutput(told.toFile());
      return new StudioProgram(builder.start(), told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs to its end and returns what it said; fails unless it ends with this code. */
  static String run(Path folder, int code, String... command) {
    var program = begin(folder, command);
    if (program.code() != code) {
      throw new AssertionError(
          "%s ended with %d, not %d: %s"
              .formatted(List.of(command), program.code(), code, program.told()));
    }
    return program.told();
  }

  /** Waits until it has said this. */
  void awaitLine(String part) {
    Awaitility.await()
        .atMost(PATIENCE)
        .conditionEvaluationListener(
            condition -> {
              if (!process.isAlive() && !told().contains(part)) {
                throw new AssertionError("ended without saying '" + part + "': " + told());
              }
            })
        .until(() -> told().contains(part));
  }

  /** Ctrl-C for this program alone: its children hear of it from the program, or not at all. */
  void interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int code() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + told());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String told() {
    try {
      return Files.readString(told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Processes that have something to do with a folder: by their command line or environment. */
  static List<String> processesOf(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> knows(process.pid(), folder.toString()))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("?"))
        .toList();
  }

  private static boolean knows(long pid, String folder) {
    return Stream.of("cmdline", "environ")
        .anyMatch(file -> text(Path.of("/proc/" + pid, file)).contains(folder));
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}

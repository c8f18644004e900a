package com.aifilmstudio.local.parts.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a command in a session of its own, so that a Ctrl-C in the terminal reaches us and not the
 * parts, which we then end in order.
 */
final class Launcher {
  private static final long LONGEST_LOG = 16L << 20;

  /**
   * The shell writes down who it is before it becomes the program: there is no moment in which the
   * program runs and nobody could find it again, should we be killed.
   */
  private static final String RECORD_AND_BECOME =
      """
      umask 077
      read -r stat < /proc/$$/stat
      read -r boot < /proc/sys/kernel/random/boot_id
      printf '%s\\n%s\\n' "$stat" "$boot" > "$0.new" && mv -f "$0.new" "$0" && exec "$@"
      """;

  private Launcher() {}

  /** Starts a part; all that it says goes to its log. */
  static void launch(PartCommand command, Path pidFile, Path log) throws IOException {
    keepShort(log);
    builder(command, pidFile)
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Starts a program that listens to us and says nothing. */
  static Process launchWithPipe(PartCommand command, Path pidFile) throws IOException {
    return builder(command, pidFile)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessBuilder builder(PartCommand command, Path pidFile) throws IOException {
    var line = new ArrayList<>(List.of("setsid"));
    line.addAll(SignalsOfOurCaller.FORGET);
    line.addAll(List.of("sh", "-c", RECORD_AND_BECOME, pidFile.toString()));
    line.addAll(command.line());
    Files.deleteIfExists(pidFile);
    Files.createDirectories(pidFile.resolveSibling("tmp"));
    var builder = new ProcessBuilder(line).directory(command.folder().toFile());
    // A program that is killed leaves its temporary files; here they go with the home.
    builder.environment().put("TMPDIR", pidFile.resolveSibling("tmp").toString());
    builder.environment().putAll(command.environment());
    return builder;
  }

  private static void keepShort(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * A shell that starts us in the background has us ignore interrupts, and our children would
   * inherit that: they would not hear when they are asked to end.
   */
  private static final class SignalsOfOurCaller {
    private static final List<String> DEFAULTS = List.of("env", "--default-signal=INT,QUIT");

    /** Empty where env is older than this option. */
    static final List<String> FORGET = isKnown() ? DEFAULTS : List.of();

    private static boolean isKnown() {
      var trial = new ArrayList<>(DEFAULTS);
      trial.add("true");
      try {
        return new ProcessBuilder(trial)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}

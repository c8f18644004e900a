package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Ends the parts of a home when this JVM is gone, however it went: a small shell holds the other
 * end of a pipe, which the kernel closes with us even after {@code kill -9}.
 */
final class Leash implements AutoCloseable {
  /** The longest that the script below takes after its JVM is gone, with room to spare. */
  private static final Duration DONE_WITHIN = Duration.ofSeconds(20);

  private static final String WATCH =
      """
      cat > /dev/null # until the JVM is gone
      started() {
        s=$(cat "/proc/$1/stat" 2> /dev/null) || return 0
        set -- ${s##*) }
        [ "$1" = Z ] || echo "${20}"
      }
      each() {
        left=0
        for file in "$HOME_OF_PARTS"/run/*.pid; do
          read -r line < "$file" 2> /dev/null || continue
          pid=${line%% *}
          recorded=$(set -- ${line##*) }; echo "${20}")
          [ "$(started "$pid")" = "$recorded" ] || continue
          left=$((left + 1))
          signal=$1
          [ "$signal" = ITS_OWN ] && signal=$(sed -n s/^stopSignal=//p "${file%.pid}.part")
          kill "-$signal" "$pid" 2> /dev/null
        done
      }
      each CONT
      each ITS_OWN
      tries=0
      while [ $tries -lt 80 ]; do
        each 0
        [ "$left" = 0 ] && break
        sleep 0.1
        tries=$((tries + 1))
      done
      each KILL
      [ "$AFTERWARDS" = keep ] || { sleep 0.2; rm -rf "$HOME_OF_PARTS"; }
      """;

  private final Process watcher;
  private final Path record;

  private Leash(Process watcher, Path record) {
    this.watcher = watcher;
    this.record = record;
  }

  /** Puts the parts of a home on the leash of this JVM. */
  static Leash on(StudioHome home, Afterwards afterwards) {
    awaitEndOfLast(home);
    try {
      return new Leash(
          Launcher.launchWithPipe(
              new PartCommand(
                  List.of("sh", "-c", WATCH),
                  Map.of("HOME_OF_PARTS", home.root().toString(), "AFTERWARDS", afterwards.word),
                  Path.of("/")),
              record(home)),
          record(home));
    } catch (IOException e) {
      throw new UncheckedIOException("could not start the watcher of " + home.root(), e);
    }
  }

  /**
   * Waits for the watcher of a program that was killed: it is still ending the parts, and would end
   * new ones too.
   */
  static void awaitEndOfLast(StudioHome home) {
    var last = LinuxProcess.recordedIn(record(home));
    if (last.isPresent() && !last.get().awaitEnd(DONE_WITHIN)) {
      throw new IllegalStateException(
          "another program runs the studio in %s (its watcher is process %d)"
              .formatted(home.root(), last.get().pid()));
    }
  }

  /** Whether there was a watcher and it ended without its work being done: it was killed itself. */
  static boolean wasTornAt(StudioHome home) {
    return LinuxProcess.recordedIn(record(home)).filter(last -> !last.isAlive()).isPresent();
  }

  private static Path record(StudioHome home) {
    return home.root().resolve("watcher");
  }

  /** Lets go: the parts were ended in good order, there is nothing to watch. */
  @Override
  public void close() {
    watcher.destroyForcibly();
    try {
      Files.deleteIfExists(record);
      watcher.getOutputStream().close(); // The shell's cat ends with the pipe.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What becomes of the home. */
  enum Afterwards {
    KEEP_HOME("keep"),
    DELETE_HOME("delete");

    private final String word;

    Afterwards(String word) {
      this.word = word;
    }
  }
}

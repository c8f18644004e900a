package com.aifilmstudio.local.parts.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Ends the parts of a home when this JVM is gone, however it went: a small shell holds the other
 * end of a pipe, which the kernel closes with us even after {@code kill -9}.
 */
final class Leash implements AutoCloseable {
  private static final String WATCH =
      """
      cat > /dev/null
      started() {
        s=$(cat "/proc/$1/stat" 2> /dev/null) || return 0
        set -- ${s##*) }
        [ "$1" = Z ] || echo "${20}"
      }
      each() {
        left=0
        for file in "$1"/run/*.pid; do
          read -r line < "$file" 2> /dev/null || continue
          set -- "$1" "$2" ${line%% *} ${line##*) }
          [ "$(started "$3")" = "${23}" ] || continue
          left=$((left + 1))
          kill "-$2" "$3" 2> /dev/null
        done
      }
      each "$0" CONT
      each "$0" TERM
      for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        each "$0" 0
        [ "$left" = 0 ] && break
        sleep 0.1
      done
      each "$0" KILL
      [ "$1" = keep ] || { sleep 0.2; rm -rf "$0"; }
      """;

  private final Process watcher;

  private Leash(Process watcher) {
    this.watcher = watcher;
  }

  /** Puts the parts of a home on the leash of this JVM. */
  static Leash on(StudioHome home, Afterwards afterwards) {
    try {
      return new Leash(
          new ProcessBuilder("setsid", "sh", "-c", WATCH, home.root().toString(), afterwards.word)
              .directory(new File("/"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("could not start the watcher of " + home.root(), e);
    }
  }

  /** Lets go: the parts were ended in good order, there is nothing to watch. */
  @Override
  public void close() {
    watcher.destroyForcibly();
    try {
      watcher.getOutputStream().close(); // The shell's cat ends with the pipe.
    } catch (IOException closedAlready) {
      return;
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

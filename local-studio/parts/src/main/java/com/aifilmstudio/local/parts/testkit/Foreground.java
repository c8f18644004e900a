package com.aifilmstudio.local.parts.testkit;

import java.util.List;
import java.util.stream.Stream;

/**
 * Commands as a person at a terminal starts them. What a shell starts in the background ignores
 * Ctrl-C and hands that on to all its children, so a test of Ctrl-C would wait for ever there.
 */
public final class Foreground {
  private Foreground() {}

  /** The same command, by which SIGINT is heard; its process id stays that of the command. */
  public static List<String> of(List<String> command) {
    return Stream.concat(Stream.of("env", "--default-signal=INT"), command.stream()).toList();
  }
}

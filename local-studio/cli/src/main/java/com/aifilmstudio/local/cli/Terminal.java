package com.aifilmstudio.local.cli;

import java.util.Optional;

/** What is known of the window that a command talks to. */
final class Terminal {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 40;

  private Terminal() {}

  /** Whether a person looks at standard output; in a log or a pipe nothing may be drawn over. */
  static boolean isThere() {
    return System.console() != null && System.console().isTerminal();
  }

  /** Columns of the window; {@code ./studio} passes them, since a JVM cannot ask. */
  static int width() {
    return property("studio.columns").orElse(WIDTH);
  }

  /** How wide a table may be: in a pipe or a file there is no window, and nothing is cut off. */
  static int tableWidth() {
    return isThere() ? width() : Integer.MAX_VALUE;
  }

  /** Lines of the window, passed in the same way. */
  static int height() {
    return property("studio.lines").orElse(HEIGHT);
  }

  private static Optional<Integer> property(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .filter(number -> number.matches("[1-9][0-9]{0,3}"))
        .map(Integer::parseInt);
  }
}

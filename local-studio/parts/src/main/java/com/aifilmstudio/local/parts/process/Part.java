package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

/** One program of the studio: how it is started, when it is ready, how it is asked to end. */
public interface Part {
  String name();

  /** The command line; asked also while the part runs, so it changes nothing on the machine. */
  PartCommand command();

  /** Called before each start and never while the part runs: files, ports, traces of a crash. */
  default void prepare() throws IOException {}

  /** Whether it does its work; asked again until it does, an exception counts as not yet. */
  boolean ready() throws IOException;

  /** The parts that must be ready before this one is started. */
  default Set<String> after() {
    return Set.of();
  }

  default OptionalInt port() {
    return OptionalInt.empty();
  }

  default Duration readyWithin() {
    return Duration.ofSeconds(60);
  }

  default Signal stopSignal() {
    return Signal.TERM;
  }

  /** How long it may take to end before it is killed. */
  default Duration stopWithin() {
    return Duration.ofSeconds(10);
  }
}

package com.aifilmstudio.local.parts.process;

import java.io.UncheckedIOException;

/**
 * Parts that live as long as this JVM at most: for tests and for the demo. They end when it is
 * closed, at the JVM's exit, and, by a watcher, when the JVM is killed.
 */
public final class Embedding implements AutoCloseable {
  private final Supervisor supervisor;
  private final Leash leash;
  private final Leash.Afterwards afterwards;
  private final Thread atExit = new Thread(this::end, "studio parts");

  private Embedding(StudioHome home, StartListener listener, Leash.Afterwards afterwards) {
    this.supervisor = Supervisor.embedded(home, listener);
    this.leash = Leash.on(home, afterwards);
    this.afterwards = afterwards;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** In a home that stays. */
  public static Embedding in(StudioHome home, StartListener listener) {
    return new Embedding(home, listener, Leash.Afterwards.KEEP_HOME);
  }

  /** In a home of its own that goes with it. */
  public static Embedding temporary() {
    return temporary(StartListener.NONE);
  }

  /** As {@link #temporary()}, with somebody who hears of each part. */
  public static Embedding temporary(StartListener listener) {
    endOrphans();
    return new Embedding(StudioHome.temporary(), listener, Leash.Afterwards.DELETE_HOME);
  }

  /** Where a program was killed together with its watcher, nobody but us can end its parts. */
  private static void endOrphans() {
    for (var home : StudioHome.temporaryOnes()) {
      if (Leash.wasTornAt(home)) {
        endOrphan(home);
      }
    }
  }

  private static void endOrphan(StudioHome home) {
    try {
      Supervisor.embedded(home, StartListener.NONE).stop();
      home.delete();
    } catch (UncheckedIOException goneMeanwhile) {
      // Another program found it at the same moment.
      return;
    }
  }

  public StudioHome home() {
    return supervisor.home();
  }

  public Supervisor supervisor() {
    return supervisor;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      return; // The hook does it.
    }
    end();
  }

  private void end() {
    supervisor.stop();
    leash.close();
    if (afterwards == Leash.Afterwards.DELETE_HOME) {
      supervisor.home().delete();
    }
  }
}

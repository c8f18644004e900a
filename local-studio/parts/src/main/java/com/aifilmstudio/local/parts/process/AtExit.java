package com.aifilmstudio.local.parts.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must be undone when this program is told to end in the middle of something: its own {@code
 * finally} blocks do not run then. The latest is undone first.
 */
public final class AtExit implements AutoCloseable {
  private static final Deque<Runnable> OPEN = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::undoAll, "undo"));
  }

  private final Runnable undo;

  private AtExit(Runnable undo) {
    this.undo = undo;
  }

  /** Until it is closed; closing undoes nothing. */
  public static AtExit undo(Runnable undo) {
    synchronized (OPEN) {
      OPEN.push(undo);
    }
    return new AtExit(undo);
  }

  private static void undoAll() {
    for (var next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private static Runnable next() {
    synchronized (OPEN) {
      return OPEN.poll();
    }
  }

  @Override
  public void close() {
    synchronized (OPEN) {
      OPEN.remove(undo);
    }
  }
}

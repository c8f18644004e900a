package com.aifilmstudio.local.parts.testkit;

import com.aifilmstudio.local.parts.queue.Queue;

/**
 * The queue that the tests of one JVM share; a test that must be alone makes a queue of its own.
 */
public final class SharedQueue {
  private SharedQueue() {}

  /** Started on first use, ended with the JVM. */
  public static Queue get() {
    return Holder.QUEUE;
  }

  private static final class Holder {
    private static final Queue QUEUE = Queue.temporary();
  }
}

package com.aifilmstudio.store.health;

import com.aifilmstudio.store.WorkerId;

/**
 * The right of a worker to prove its machine. Like the lease of a task, but of a quarantine; {@code
 * epoch} fences older holders.
 */
public record ProbeLease(String id, int epoch, WorkerId worker) {

  private static final String PREFIX = "prb_";

  /** Whether a lease of that id is one of these. */
  public static boolean isOne(String id) {
    return id.startsWith(PREFIX);
  }

  static String freshId() {
    return PREFIX + com.github.f4b6a3.ulid.UlidCreator.getMonotonicUlid();
  }
}

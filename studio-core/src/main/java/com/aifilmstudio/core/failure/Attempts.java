package com.aifilmstudio.core.failure;

import java.util.Set;

/**
 * The attempts at a task that have ended, which decide about the next one.
 *
 * @param charged those that count against the attempts of the shot
 * @param uncharged those that were nobody's fault
 * @param failedOn the nodes that were to blame for one of them
 */
public record Attempts(int charged, int uncharged, Set<String> failedOn) {

  public static final Attempts NONE = new Attempts(0, 0, Set.of());

  public Attempts {
    failedOn = Set.copyOf(failedOn);
  }

  /** Whether the same has happened on another machine than {@code node}. */
  boolean failedElsewhere(String node) {
    return failedOn.stream().anyMatch(other -> !other.equals(node));
  }
}

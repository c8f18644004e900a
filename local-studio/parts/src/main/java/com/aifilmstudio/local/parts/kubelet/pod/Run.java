package com.aifilmstudio.local.parts.kubelet.pod;

import java.time.Instant;

/** The latest or an earlier run of a container. */
public sealed interface Run {

  /** 0 for the first run of a container. */
  int attempt();

  Instant startedAt();

  record Running(int attempt, Instant startedAt) implements Run {}

  /**
   * @param streak restarts in quick succession that led to this run
   * @param reason Completed, Error, or ContainerStatusUnknown when nobody saw the end
   * @param message what it left for its status, or null
   */
  record Ended(
      int attempt,
      int streak,
      int exitCode,
      String reason,
      String message,
      Instant startedAt,
      Instant at)
      implements Run {

    public Ended saying(String words) {
      return new Ended(attempt, streak, exitCode, reason, words, startedAt, at);
    }

    public boolean succeeded() {
      return exitCode == 0;
    }
  }
}

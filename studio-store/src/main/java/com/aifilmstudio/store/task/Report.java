package com.aifilmstudio.store.task;

/** What a worker's final report led to; {@code clampedGpuMillis} were reported beyond reason. */
public record Report(Standing standing, long clampedGpuMillis) {

  /** The report changed nothing. */
  static Report without(Standing standing) {
    return new Report(standing, 0);
  }
}

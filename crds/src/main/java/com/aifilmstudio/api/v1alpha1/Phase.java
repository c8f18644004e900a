package com.aifilmstudio.api.v1alpha1;

/** How far a job is. */
public enum Phase {
  Queued,
  Planning,
  Rendering,
  Paused,
  Assembling,
  Publishing,
  Canceling,
  Succeeded,
  Failed,
  Canceled,
  Expired;

  /** A terminal phase is final: the API server refuses to let a job leave it. */
  public boolean isTerminal() {
    return this == Succeeded || this == Failed || this == Canceled || this == Expired;
  }
}

package com.aifilmstudio.store.task;

/** What a worker that asks for work is told. */
public sealed interface ClaimAnswer {

  /** It has a task. */
  record Claimed(ClaimedTask task) implements ClaimAnswer {}

  /** Nothing is ready for its pool. */
  record Nothing() implements ClaimAnswer {}

  /** It gets no more work and should end. */
  record Drained() implements ClaimAnswer {}
}

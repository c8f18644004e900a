package com.aifilmstudio.renderpod.worker;

/** Why a task ends before it is done, though nothing went wrong. */
enum Ending {
  /** The film is not wanted any more. */
  CANCELED,
  /** The film shall wait. */
  PAUSED,
  /** Another worker has the task. */
  FENCED,
  /** This worker ends. */
  DRAINED
}

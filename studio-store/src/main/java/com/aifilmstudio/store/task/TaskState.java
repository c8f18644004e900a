package com.aifilmstudio.store.task;

/** Life of a task; the names are those in the table. */
public enum TaskState {
  Ready,
  /** Nobody may claim it for now: its job is paused, or its budget is used up. */
  Parked,
  Leased,
  Done,
  Failed,
  Canceled
}

package com.aifilmstudio.store.task;

/** Life of a task; the names are those in the table. */
public enum TaskState {
  Ready,
  Leased,
  Done,
  Failed,
  Canceled
}

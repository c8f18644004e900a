package com.aifilmstudio.store.worker;

/** Life of a worker; the names are those in the table. */
public enum WorkerState {
  /** Registered, has not asked for work yet: the model is being loaded. */
  Loading,
  Idle,
  Busy,
  /** Gets no more work; its pod may still finish what it holds. */
  Draining,
  /** Its pod is gone; its key is worth nothing. */
  Gone
}

package com.aifilmstudio.store.take;

/** How an attempt ended; the names are those in the table. */
public enum TakeOutcome {
  Rendered,
  /** Handed back: the worker was sent away, or asked for other work. */
  Released,
  Failed,
  /** The lease ran out. A late sign of life takes it up again while nobody else has it. */
  Lost,
  Canceled
}

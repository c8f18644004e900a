package com.aifilmstudio.local.parts.binaries;

/** One place or way to get the programs. */
interface Source {
  Outcome look(Preparation preparation);

  /** What a source came to. */
  sealed interface Outcome {
    /** All programs are there. */
    record Found(Binaries binaries) implements Outcome {}

    /** This way is closed on this machine; the reason is for a person, who may open it. */
    record Closed(String reason) implements Outcome {}
  }
}

package com.aifilmstudio.core.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a worker can be asked to do. */
public enum TaskKind {
  @JsonProperty("render")
  RENDER,
  @JsonProperty("assemble")
  ASSEMBLE,
  /** A small render that no film waits for: the worker's machine is to prove itself. */
  @JsonProperty("probe")
  PROBE
}

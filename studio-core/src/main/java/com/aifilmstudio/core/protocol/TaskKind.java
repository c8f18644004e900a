package com.aifilmstudio.core.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a worker can be asked to do. */
public enum TaskKind {
  @JsonProperty("render")
  RENDER,
  @JsonProperty("assemble")
  ASSEMBLE
}

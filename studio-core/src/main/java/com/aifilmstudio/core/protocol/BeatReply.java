package com.aifilmstudio.core.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the worker must do now, and when it is expected to be heard of again. */
public record BeatReply(Verdict verdict, int nextBeatSeconds) {

  /** Go on, hand the lease back with what was done so far, or stop. */
  public enum Verdict {
    @JsonProperty("continue")
    CONTINUE,
    @JsonProperty("pause")
    PAUSE,
    @JsonProperty("cancel")
    CANCEL
  }
}

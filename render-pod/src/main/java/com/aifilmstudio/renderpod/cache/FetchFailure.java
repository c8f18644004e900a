package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.core.failure.FailureCode;

/** A model could not be brought onto this node. */
public final class FetchFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final FailureCode code;

  FetchFailure(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  FetchFailure(FailureCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public FailureCode code() {
    return code;
  }
}

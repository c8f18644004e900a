package com.aifilmstudio.renderpod.engine;

import com.aifilmstudio.core.failure.FailureCode;

/** An engine cannot or must not serve this bundle; a worker that meets it ends. */
public final class EngineRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private final FailureCode code;

  public EngineRefused(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  public EngineRefused(FailureCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public FailureCode code() {
    return code;
  }
}

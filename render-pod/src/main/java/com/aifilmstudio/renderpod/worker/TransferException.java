package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;

/** The object store would not take or give a file, though it was asked more than once. */
final class TransferException extends Exception {

  private static final long serialVersionUID = 1L;

  private final FailureCode code;

  TransferException(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  FailureCode code() {
    return code;
  }
}

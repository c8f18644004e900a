package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;

/**
 * Why the object store did not do what it was asked for. One that does not answer, or answers that
 * it cannot, is away for every worker; anything else is about this one file.
 */
record StoreTrouble(FailureCode code, String why) {

  private static final int SERVERS_FAULT = 500;

  static StoreTrouble answered(int status, FailureCode aboutTheFile) {
    return new StoreTrouble(
        status >= SERVERS_FAULT ? FailureCode.STORE_UNAVAILABLE : aboutTheFile,
        "the object store answered " + status);
  }

  static StoreTrouble silent(String why) {
    return new StoreTrouble(FailureCode.STORE_UNAVAILABLE, why);
  }

  TransferException with(String file) {
    return new TransferException(code, "%s: %s".formatted(file, why));
  }
}

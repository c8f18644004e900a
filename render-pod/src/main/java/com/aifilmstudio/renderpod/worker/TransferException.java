package com.aifilmstudio.renderpod.worker;

/** The object store would not take or give a file, though it was asked more than once. */
final class TransferException extends Exception {

  private static final long serialVersionUID = 1L;

  TransferException(String message) {
    super(message);
  }
}

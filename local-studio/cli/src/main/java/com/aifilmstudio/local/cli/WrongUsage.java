package com.aifilmstudio.local.cli;

/** An argument cannot be what it is; the message says what it may be. */
final class WrongUsage extends RuntimeException {
  WrongUsage(String message) {
    super(message);
  }
}

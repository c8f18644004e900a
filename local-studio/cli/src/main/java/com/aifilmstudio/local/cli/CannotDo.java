package com.aifilmstudio.local.cli;

/** A command cannot do what was asked; the message is for the person who typed it. */
public final class CannotDo extends RuntimeException {
  public CannotDo(String message) {
    super(message);
  }

  public CannotDo(String message, Throwable cause) {
    super(message, cause);
  }
}

package com.aifilmstudio.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A command cannot do what was asked; the message is for the person who typed it. */
public final class CannotDo extends RuntimeException {
  public CannotDo(String message) {
    super(message);
  }

  public CannotDo(String message, Throwable cause) {
    super(message, cause);
  }

  /** A file could not be written; Java often says no more than its name. */
  public static CannotDo write(Path file, IOException cause) {
    var folder = file.toAbsolutePath().getParent();
    var why = Files.isDirectory(folder) ? cause.getMessage() : "there is no folder " + folder;
    return new CannotDo(file + " cannot be written: " + why, cause);
  }
}

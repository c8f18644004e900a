package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A password that a home makes for one of its parts, once. */
public final class Secret {
  private static final int BYTES = 20;

  private Secret() {}

  /** What is in the file; the first call writes it. */
  public static String of(Path file) {
    try {
      if (!Files.exists(file)) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.writeString(file, HexFormat.of().formatHex(bytes));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

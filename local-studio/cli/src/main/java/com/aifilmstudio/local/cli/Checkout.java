package com.aifilmstudio.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies: what it built, its chart, its model and its examples. */
public record Checkout(Path root) {

  /** The checkout that {@code ./studio} was called from. */
  public static Checkout current() {
    var given = System.getProperty("studio.checkout");
    if (given == null) {
      throw new CannotDo("The system property studio.checkout must name the project's folder.");
    }
    return new Checkout(Path.of(given).toAbsolutePath().normalize());
  }

  /** A file that the build made or the project ships. */
  public Path file(String path) {
    var file = root.resolve(path);
    if (!Files.exists(file)) {
      throw new CannotDo(file + " is missing. Build the project: ./mvnw package -DskipTests");
    }
    return file;
  }

  /** The text of such a file. */
  public String text(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package com.aifilmstudio.renderpod;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bundle that this repository carries. */
public final class TinyFilm {
  public static final Path FOLDER =
      Path.of("../models/tinyfilm/bundle").toAbsolutePath().normalize();

  private TinyFilm() {}

  public static String manifest() {
    try {
      return Files.readString(FOLDER.resolve("bundle.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Bundle bundle() {
    return Json.read(manifest(), Bundle.class);
  }
}

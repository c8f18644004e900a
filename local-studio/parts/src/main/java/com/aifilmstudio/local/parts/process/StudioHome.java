package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The folder that holds everything one studio writes: two studios with two homes never meet. */
public record StudioHome(Path root) {
  private static final String TEMPORARY = "film-studio-";

  /** Opens a home, making it when it is new; only its owner may enter, for it holds keys. */
  public static StudioHome at(Path root) {
    return new StudioHome(Folders.makePrivate(root.toAbsolutePath().normalize()));
  }

  /** A home under the temp folder, for one test run. */
  public static StudioHome temporary() {
    try {
      return at(Files.createTempDirectory(TEMPORARY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The temporary homes that are on this machine, those of other programs included. */
  static List<StudioHome> temporaryOnes() {
    try (var homes =
        Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), TEMPORARY + "*")) {
      return StreamSupport.stream(homes.spliterator(), false).map(StudioHome::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder of the home, made when missing. */
  public Path folder(String name) {
    return Folders.makePrivate(root.resolve(name));
  }

  public Path log(String part) {
    return folder("log").resolve(part + ".log");
  }

  public Ports ports() {
    return new Ports(root.resolve("ports"));
  }

  Path run() {
    return folder("run");
  }

  /** Removes the home with all that it holds. */
  public void delete() {
    Folders.delete(root);
  }
}

package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds everything one studio writes: two studios with two homes never meet. */
public record StudioHome(Path root) {

  /** Opens a home, making it when it is new; only its owner may enter, for it holds keys. */
  public static StudioHome at(Path root) {
    return new StudioHome(privateFolder(root.toAbsolutePath().normalize()));
  }

  /** A home under the temp folder, for one test run. */
  public static StudioHome temporary() {
    try {
      return at(Files.createTempDirectory("film-studio-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder of the home, made when missing. */
  public Path folder(String name) {
    return privateFolder(root.resolve(name));
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
    try {
      if (Files.exists(root)) {
        Files.walkFileTree(root, new Deletion());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove " + root, e);
    }
  }

  private static Path privateFolder(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("could not make the folder " + folder, e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    // A dying process may remove its own files while we walk: what is gone is what we want.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (Files.exists(file)) {
        throw e;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}

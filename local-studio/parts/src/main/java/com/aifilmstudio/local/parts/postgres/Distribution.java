package com.aifilmstudio.local.parts.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once per version into the user's cache. */
final class Distribution {
  private static final Object LOCK = new Object();

  private Distribution() {}

  /** The folder with {@code bin/postgres}; the first call on a machine unpacks it. */
  static Path unpackedIn(Path cache) throws IOException {
    var archive = "/postgres-linux-" + System.getProperty("os.arch").replace("amd64", "x86_64");
    var resource = Distribution.class.getResource(archive + ".txz");
    if (resource == null) {
      throw new IOException("this build brings no PostgreSQL for " + archive.substring(1));
    }
    // The archive's address in its jar names the version.
    var jar = resource.getPath().replaceFirst("\\.jar!.*", "");
    var target = cache.resolve(jar.substring(jar.lastIndexOf('/') + 1));
    if (!Files.exists(target)) {
      Files.createDirectories(cache);
      synchronized (LOCK) {
        try (var lock =
                FileChannel.open(
                    cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var held = lock.lock();
            var in = resource.openStream()) {
          if (held.isValid() && !Files.exists(target)) {
            unpack(in, target);
          }
        }
      }
    }
    return target;
  }

  private static void unpack(InputStream in, Path target) throws IOException {
    var half = Files.createTempDirectory(target.getParent(), "unpacking-");
    // Another user may have to run it.
    Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, half);
      }
    }
    Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    var file = root.resolve(entry.getName()).normalize();
    if (!file.startsWith(root)) {
      throw new IOException("an entry leaves the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(file, EXECUTABLE);
    }
  }

  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");
}

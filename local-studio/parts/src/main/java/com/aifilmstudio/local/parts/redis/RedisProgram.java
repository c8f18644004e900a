package com.aifilmstudio.local.parts.redis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;

/** Which program serves Redis here: the machine's own before the one that this build brings. */
final class RedisProgram {
  private RedisProgram() {}

  static Path find() throws IOException {
    var installed = onPath(System.getenv("PATH"));
    return installed.isPresent() ? installed.get() : unpackedIn(cache());
  }

  static Optional<Path> onPath(String path) {
    return Arrays.stream(Optional.ofNullable(path).orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Unpacked once per version; a second program that does the same at this moment does no harm. */
  static Path unpackedIn(Path cache) throws IOException {
    var target = cache.resolve(brought());
    if (!Files.exists(target)) {
      Files.createDirectories(cache);
      var half =
          Files.createTempFile(
              cache,
              "unpacking-",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      try (var in = RedisProgram.class.getResourceAsStream("/" + brought())) {
        if (in == null) {
          throw new IOException(
              "no redis-server is installed, and this build brings none for here");
        }
        Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }

  /** The name in embedded-redis, which tells the version. */
  private static String brought() {
    return System.getProperty("os.arch").equals("aarch64")
        ? "redis-server-6.2.7-linux-arm64"
        : "redis-server-6.2.6-v5-linux-amd64";
  }

  private static Path cache() {
    return Path.of(System.getProperty("user.home"), ".cache", "film-studio", "redis");
  }
}

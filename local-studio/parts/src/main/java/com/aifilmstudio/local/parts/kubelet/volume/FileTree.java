package com.aifilmstudio.local.parts.kubelet.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a folder hold exactly some files, each replaced by rename so that no reader sees half. */
final class FileTree {

  private static final List<PosixFilePermission> FROM_LOWEST_BIT =
      Arrays.asList(PosixFilePermission.values()).reversed();

  private FileTree() {}

  static void write(Path folder, Map<String, VolumeFile> files) throws IOException {
    Files.createDirectories(folder);
    Set<Path> wanted =
        files.keySet().stream().map(path -> folder.resolve(path)).collect(Collectors.toSet());
    for (var file : files.entrySet()) {
      put(folder, file.getKey(), file.getValue());
    }
    try (Stream<Path> present = Files.walk(folder)) {
      for (Path path : present.filter(Files::isRegularFile).toList()) {
        if (!wanted.contains(path)) {
          Files.delete(path);
        }
      }
    }
  }

  private static void put(Path folder, String path, VolumeFile file) throws IOException {
    Path target = folder.resolve(path).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("a volume's file may not lie outside of it: " + path);
    }
    Files.createDirectories(target.getParent());
    if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), file.content())) {
      return;
    }
    Path fresh = Files.createTempFile(target.getParent(), ".new-", "");
    Files.write(fresh, file.content());
    Files.setPosixFilePermissions(fresh, permissions(file.mode()));
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < FROM_LOWEST_BIT.size(); bit++) {
      if ((mode >> bit & 1) == 1) {
        permissions.add(FROM_LOWEST_BIT.get(bit));
      }
    }
    return permissions;
  }
}

package com.aifilmstudio.renderpod.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mark of a process that uses a bundle: a file of its own under {@code uses}, locked for as
 * long as the process lives or until it is closed. Begun and looked for only under the tidy lock.
 */
final class Use implements AutoCloseable {
  /** Looking at one's own mark would open and close it, and so drop its lock. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path mark;
  private final FileChannel channel;

  private Use(Path mark, FileChannel channel) {
    this.mark = mark;
    this.channel = channel;
  }

  static Use begin(CacheFolder folder, String bundleHex) throws IOException {
    var mark = folder.uses().resolve(bundleHex + "." + UUID.randomUUID());
    OWN.add(mark);
    var channel = FileChannel.open(mark, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    return new Use(mark, channel);
  }

  /** The bundles that someone uses; marks of processes that died are removed. */
  static Set<String> bundles(CacheFolder folder) throws IOException {
    var used = new HashSet<String>();
    try (var marks = Files.list(folder.uses())) {
      for (var mark : marks.toList()) {
        if (OWN.contains(mark) || isHeld(mark)) {
          var name = mark.getFileName().toString();
          used.add(name.substring(0, name.indexOf('.')));
        } else {
          Files.deleteIfExists(mark);
        }
      }
    }
    return used;
  }

  private static boolean isHeld(Path mark) throws IOException {
    try (var channel = FileChannel.open(mark, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(mark);
    OWN.remove(mark);
  }
}

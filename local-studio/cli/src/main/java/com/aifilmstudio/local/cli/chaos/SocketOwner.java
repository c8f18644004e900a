package com.aifilmstudio.local.cli.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Which process of this machine holds a connection, by what the kernel tells in /proc. */
final class SocketOwner {
  private static final Path PROC = Path.of("/proc");

  private SocketOwner() {}

  /** Who connected from one port of this machine to another. */
  static OptionalLong of(int from, int to) throws IOException {
    var sockets = new HashSet<String>();
    for (var table : List.of("tcp6", "tcp")) { // A JVM's sockets are of the newer kind for both.
      for (var line : rows(PROC.resolve("net").resolve(table))) {
        var row = line.strip().split("\\s+");
        if (port(row[1]) == from && port(row[2]) == to) {
          sockets.add("socket:[" + row[9] + "]");
        }
      }
    }
    return sockets.isEmpty()
        ? OptionalLong.empty()
        : ProcessHandle.allProcesses()
            .mapToLong(ProcessHandle::pid)
            .filter(pid -> holds(PROC.resolve(pid + "/fd"), sockets))
            .findFirst();
  }

  /** Without the heading. A kernel without IPv6 has no table of it. */
  private static List<String> rows(Path table) throws IOException {
    try {
      var lines = Files.readAllLines(table);
      return lines.subList(1, lines.size());
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }

  private static boolean holds(Path descriptors, Set<String> sockets) {
    try {
      return links(descriptors).stream().anyMatch(sockets::contains);
    } catch (FileSystemException goneOrNotOurs) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> links(Path descriptors) throws IOException {
    var links = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(descriptors)) {
      for (var file : files) {
        links.add(target(file));
      }
    } catch (DirectoryIteratorException e) { // As when the process ends while it is looked at.
      throw e.getCause();
    }
    return links;
  }

  private static String target(Path link) throws IOException {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (NoSuchFileException closed) {
      return "";
    }
  }
}

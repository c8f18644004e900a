package com.aifilmstudio.local.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Which process of this machine holds a connection, by what the kernel tells in /proc. */
final class SocketOwner {
  private static final Path PROC = Path.of("/proc");

  private SocketOwner() {}

  /** Who connected from one port of this machine to another. */
  static OptionalLong of(int from, int to) {
    return Stream.of("tcp6", "tcp") // A JVM's sockets are of the newer kind for both.
        .flatMap(table -> lines(PROC.resolve("net").resolve(table)))
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row.length > 9 && port(row[1]) == from && port(row[2]) == to)
        .map(row -> "socket:[" + row[9] + "]")
        .mapToLong(SocketOwner::holder)
        .filter(pid -> pid > 0)
        .findFirst();
  }

  private static int port(String address) {
    int colon = address.lastIndexOf(':');
    try {
      return Integer.parseInt(address.substring(colon + 1), 16);
    } catch (NumberFormatException heading) {
      return -1;
    }
  }

  private static long holder(String socket) {
    return ProcessHandle.allProcesses()
        .mapToLong(ProcessHandle::pid)
        .filter(pid -> links(PROC.resolve(pid + "/fd")).anyMatch(socket::equals))
        .findFirst()
        .orElse(0);
  }

  private static Stream<String> links(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(SocketOwner::target).toList().stream();
    } catch (IOException goneOrNotOurs) {
      return Stream.empty();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException none) {
      return Stream.empty();
    }
  }
}

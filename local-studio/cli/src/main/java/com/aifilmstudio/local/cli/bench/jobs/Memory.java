package com.aifilmstudio.local.cli.bench.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of a process's memory. */
public record Memory(long nowMib, long mostMib) {
  public static Memory of(long pid) {
    try {
      var status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      return new Memory(mib(status, "VmRSS:"), mib(status, "VmHWM:"));
    } catch (IOException ended) {
      return new Memory(0, 0);
    }
  }

  private static long mib(String status, String key) {
    return status
        .lines()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}

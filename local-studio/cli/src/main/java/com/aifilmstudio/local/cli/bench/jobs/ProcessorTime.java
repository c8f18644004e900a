package com.aifilmstudio.local.cli.bench.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Processor time that processes have used so far, with those that they started. */
record ProcessorTime(Map<String, Double> seconds) {
  private static final double TICKS = 100;

  static ProcessorTime of(Map<String, Long> processes) {
    var seconds = new LinkedHashMap<String, Double>();
    processes.forEach(
        (name, pid) -> seconds.put(name, withChildren(pid, Set.copyOf(processes.values()))));
    return new ProcessorTime(seconds);
  }

  ProcessorTime since(ProcessorTime before) {
    var used = new LinkedHashMap<String, Double>();
    seconds.forEach((name, now) -> used.put(name, now - before.seconds.getOrDefault(name, 0.0)));
    return new ProcessorTime(used);
  }

  private static double withChildren(long pid, Set<Long> others) {
    var children =
        ProcessHandle.of(pid).map(ProcessHandle::children).orElseGet(Stream::empty).toList();
    return own(pid)
        + children.stream()
            .filter(child -> !others.contains(child.pid()))
            .mapToDouble(child -> withChildren(child.pid(), others))
            .sum();
  }

  /** Also of children that have ended: a database has many. */
  private static double own(long pid) {
    try {
      var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return Stream.of(11, 12, 13, 14).mapToDouble(i -> Double.parseDouble(fields[i])).sum()
          / TICKS;
    } catch (IOException ended) {
      return 0;
    }
  }
}

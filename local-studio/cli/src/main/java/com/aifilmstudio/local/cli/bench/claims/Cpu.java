package com.aifilmstudio.local.cli.bench.claims;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time of those who share the machine during a run. */
final class Cpu {

  private final Map<String, ProcessHandle> who = new LinkedHashMap<>();

  /** {@code backend} is any process of the database. */
  Cpu(ProcessHandle operator, long backend) {
    who.put("operator", operator);
    who.put("database", ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow());
    who.put("load generator", ProcessHandle.current());
  }

  /** Milliseconds so far, with those of their children (the database's connections). */
  Map<String, Long> millis() {
    var millis = new LinkedHashMap<String, Long>();
    who.forEach((name, process) -> millis.put(name, millis(name, process)));
    return millis;
  }

  private static long millis(String name, ProcessHandle process) {
    var all =
        name.equals("database")
            ? Stream.concat(Stream.of(process), process.descendants())
            : Stream.of(process);
    return all.flatMap(one -> one.info().totalCpuDuration().stream())
        .mapToLong(Duration::toMillis)
        .sum();
  }

  static Map<String, Long> between(Map<String, Long> before, Map<String, Long> after) {
    var spent = new LinkedHashMap<String, Long>();
    after.forEach((name, millis) -> spent.put(name, millis - before.get(name)));
    return spent;
  }
}

package com.aifilmstudio.local.parts.process;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which process of this machine started which, at one moment: one look for many questions. */
public final class ProcessTree {
  private final Map<Long, Set<Long>> children;

  private ProcessTree(Map<Long, Set<Long>> children) {
    this.children = children;
  }

  /** As it is now. */
  public static ProcessTree now() {
    return new ProcessTree(
        LinuxProcess.parents().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toUnmodifiableSet()))));
  }

  /**
   * Resident memory of a process with those it started, but without some of them and what those
   * started in turn.
   */
  public long residentBytes(long pid, Set<Long> without) {
    return LinuxProcess.residentBytes(pid)
        + children.getOrDefault(pid, Set.of()).stream()
            .filter(child -> !without.contains(child))
            .mapToLong(child -> residentBytes(child, without))
            .sum();
  }
}

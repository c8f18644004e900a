package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.parts.process.PartStatus;
import com.aifilmstudio.local.parts.process.ProcessTree;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs in one home. */
public record StudioStatus(String home, List<Row> parts, List<Row> pods) {

  /** One process; a part without a pid is down. */
  public record Row(
      String name, OptionalLong pid, OptionalInt port, long rssMiB, long uptimeSeconds) {

    /** A pod's memory is the pod's, also where the part that started it is its parent. */
    static Row of(PartStatus part, ProcessTree processes, Set<Long> pods) {
      var pid = part.pid();
      return new Row(
          part.name(),
          pid,
          part.port(),
          pid.isPresent() ? processes.residentBytes(pid.getAsLong(), pods) >> 20 : 0,
          part.uptime().toSeconds());
    }
  }

  /** Reads a home without changing it; a folder without a studio has no parts. */
  public static StudioStatus of(Path path) {
    if (!Files.isDirectory(path)) {
      return new StudioStatus(path.toString(), List.of(), List.of());
    }
    var home = StudioHome.at(path);
    var processes = ProcessTree.now();
    var pods = LocalPods.in(home, processes);
    var pids =
        pods.stream().map(pod -> pod.pid().orElseThrow()).collect(Collectors.toUnmodifiableSet());
    var parts =
        Supervisor.detached(home, StartListener.NONE).status().stream()
            .map(part -> Row.of(part, processes, pids))
            .toList();
    return new StudioStatus(path.toString(), parts, pods);
  }

  /** Whether there is a studio and every part of it runs. */
  public boolean isUp() {
    return !parts.isEmpty() && parts.stream().allMatch(part -> part.pid().isPresent());
  }
}

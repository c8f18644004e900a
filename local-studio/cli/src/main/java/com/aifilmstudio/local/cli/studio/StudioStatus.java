package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.parts.process.PartStatus;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What runs in one home. */
public record StudioStatus(String home, List<Row> parts, List<Row> pods) {

  /** One process; a part without a pid is down. */
  public record Row(
      String name, OptionalLong pid, OptionalInt port, long rssMiB, long uptimeSeconds) {

    static Row of(PartStatus part) {
      return new Row(
          part.name(),
          part.pid(),
          part.port(),
          part.residentBytes() >> 20,
          part.uptime().toSeconds());
    }
  }

  /** Reads a home without changing it; a folder without a studio has no parts. */
  public static StudioStatus of(Path path) {
    if (!Files.isDirectory(path)) {
      return new StudioStatus(path.toString(), List.of(), List.of());
    }
    var home = StudioHome.at(path);
    var parts =
        Supervisor.detached(home, StartListener.NONE).status().stream().map(Row::of).toList();
    return new StudioStatus(path.toString(), parts, LocalPods.in(home));
  }

  /** Whether there is a studio and every part of it runs. */
  public boolean isUp() {
    return !parts.isEmpty() && parts.stream().allMatch(part -> part.pid().isPresent());
  }
}

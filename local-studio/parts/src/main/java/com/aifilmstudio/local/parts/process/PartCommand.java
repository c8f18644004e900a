package com.aifilmstudio.local.parts.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a part runs as; the environment is added to ours. */
public record PartCommand(List<String> line, Map<String, String> environment, Path folder) {
  public PartCommand {
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
  }

  public static PartCommand of(Path folder, List<String> line) {
    return new PartCommand(line, Map.of(), folder);
  }

  /** Equal for equal commands: a running part whose command has another print is out of date. */
  String print() {
    return Integer.toHexString(line.hashCode())
        + Integer.toHexString(environment.hashCode())
        + Integer.toHexString(folder.hashCode());
  }
}

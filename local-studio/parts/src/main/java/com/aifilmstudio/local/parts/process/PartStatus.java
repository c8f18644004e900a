package com.aifilmstudio.local.parts.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A part as {@code status} shows it; one without a process is down. */
public record PartStatus(
    String name, OptionalLong pid, OptionalInt port, Duration uptime, Path log) {

  static PartStatus of(StudioHome home, PartRecord part) {
    var process = part.process(home);
    return new PartStatus(
        part.name(),
        process.map(LinuxProcess::pid).map(OptionalLong::of).orElse(OptionalLong.empty()),
        part.port(),
        process.map(LinuxProcess::uptime).orElse(Duration.ZERO),
        home.log(part.name()));
  }

  public boolean isUp() {
    return pid.isPresent();
  }
}

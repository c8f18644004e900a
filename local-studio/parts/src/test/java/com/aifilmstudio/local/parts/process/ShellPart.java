package com.aifilmstudio.local.parts.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A part that is a few lines of shell; ready when it has made the file {@code NAME.ready}. */
record ShellPart(StudioHome home, String name, String script, Set<String> after, Duration within)
    implements Part {

  static ShellPart of(StudioHome home, String name, String script, String... after) {
    return new ShellPart(home, name, script, Set.of(after), Duration.ofSeconds(10));
  }

  /** Writes its name into the file "order", is ready, and stays until it is interrupted. */
  static ShellPart sleeper(StudioHome home, String name, String... after) {
    return of(
        home,
        name,
        "trap 'echo -%s >> order; exit 0' INT; echo +%s >> order; touch %s.ready; while :; do sleep 0.1; done"
            .formatted(name, name, name),
        after);
  }

  @Override
  public void prepare() throws java.io.IOException {
    Files.deleteIfExists(readyFile());
  }

  @Override
  public PartCommand command() {
    return PartCommand.of(home.root(), List.of("sh", "-c", script));
  }

  @Override
  public boolean ready() {
    return Files.exists(readyFile());
  }

  private Path readyFile() {
    return home.root().resolve(name + ".ready");
  }

  @Override
  public Duration readyWithin() {
    return within;
  }

  /** Not the usual one, to show that it is asked for. */
  @Override
  public Signal stopSignal() {
    return Signal.INT;
  }

  @Override
  public Duration stopWithin() {
    return Duration.ofMillis(500);
  }
}

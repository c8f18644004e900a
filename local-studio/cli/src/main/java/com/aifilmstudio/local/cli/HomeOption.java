package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.parts.process.StudioHome;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which studio of this machine a command means. */
public final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Folder of the studio; two studios with two homes do not meet. Default: $STUDIO_HOME, else"
              + " ~/.local/state/film-studio.")
  private Path home;

  /** The folder, whether or not a studio lies in it. */
  public Path path() {
    return Optional.ofNullable(home)
        .or(() -> Optional.ofNullable(System.getenv("STUDIO_HOME")).map(Path::of))
        .orElseGet(() -> state().resolve("film-studio"))
        .toAbsolutePath()
        .normalize();
  }

  /** The studio's home, made when it is new. */
  public StudioHome open() {
    return StudioHome.at(path());
  }

  private static Path state() {
    return Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"));
  }
}

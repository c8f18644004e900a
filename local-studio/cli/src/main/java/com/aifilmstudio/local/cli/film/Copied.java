package com.aifilmstudio.local.cli.film;

import com.aifilmstudio.core.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A film on this machine's disk, told by its own lock file. */
public record Copied(Path film, double seconds, int shots, int width, int height) {

  static Copied in(Path folder) throws IOException {
    var lock = Json.read(Files.readString(folder.resolve("film.lock.json")), Lock.class);
    var mp4 = folder.resolve("film.mp4");
    return new Copied(
        Files.exists(mp4) ? mp4 : folder,
        (double) lock.frames() / lock.framesPerSecond(),
        lock.shots().size(),
        lock.width(),
        lock.height());
  }

  /** The one line that scripts read: {@code film: PATH (S s, N shots, WxH)}. */
  public String line() {
    return String.format(
        Locale.ROOT, "film: %s (%.1f s, %d shots, %dx%d)", film, seconds, shots, width, height);
  }

  private record Lock(int width, int height, int framesPerSecond, long frames, List<Shot> shots) {}

  private record Shot(String name) {}
}

package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.cli.CannotDo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The log files of one home, by the name of the part or pod that writes them. */
public record StudioLogs(Map<String, Path> files) {

  /** All logs in a home. */
  public static StudioLogs in(Path home) {
    var files = new TreeMap<String, Path>();
    var parts = home.resolve("log");
    if (!Files.isDirectory(parts)) {
      throw new CannotDo("No studio was started in " + home + ". Start one with ./studio up.");
    }
    try (var logs = Files.list(parts)) {
      logs.filter(log -> log.toString().endsWith(".log"))
          .forEach(log -> files.put(log.getFileName().toString().replace(".log", ""), log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LocalPods.logsIn(home).forEach(files::put);
    return new StudioLogs(files);
  }

  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** The log of exactly this name, else the first one that has it in its name. */
  public Optional<Path> find(String name) {
    return Optional.ofNullable(files.get(name))
        .or(
            () ->
                files.entrySet().stream()
                    .filter(log -> log.getKey().contains(name))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  /** Copies all logs into {@code folder/logs}, for a studio that is about to be removed. */
  public Path copyTo(Path folder) throws IOException {
    var target = Files.createDirectories(folder.resolve("logs"));
    for (var log : files.entrySet()) {
      Files.copy(
          log.getValue(),
          target.resolve(log.getKey() + ".log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }
}

package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * What a home remembers of a part that was started, enough for a later program to show and to end
 * it: written before the process exists, so that none is ever unknown.
 */
record PartRecord(
    String name,
    int order,
    OptionalInt port,
    Signal stopSignal,
    Duration stopWithin,
    String print) {

  static PartRecord of(Part part, int order, PartCommand command) {
    return new PartRecord(
        part.name(), order, part.port(), part.stopSignal(), part.stopWithin(), command.print());
  }

  static List<PartRecord> inStartOrder(StudioHome home) {
    try (var files = Files.list(home.run())) {
      return files
          .filter(file -> file.toString().endsWith(".part"))
          .flatMap(file -> read(file).stream())
          .sorted(Comparator.comparingInt(PartRecord::order).thenComparing(PartRecord::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<PartRecord> of(StudioHome home, String name) {
    return read(file(home, name));
  }

  static Path pidFile(StudioHome home, String name) {
    return home.run().resolve(name + ".pid");
  }

  Optional<LinuxProcess> process(StudioHome home) {
    return LinuxProcess.recordedIn(pidFile(home, name)).filter(LinuxProcess::isAlive);
  }

  void write(StudioHome home) {
    var properties = new Properties();
    properties.setProperty("order", String.valueOf(order));
    port.ifPresent(port -> properties.setProperty("port", String.valueOf(port)));
    properties.setProperty("stopSignal", stopSignal.name());
    properties.setProperty("stopWithin", stopWithin.toString());
    properties.setProperty("print", print);
    try (var out = Files.newBufferedWriter(file(home, name))) {
      properties.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(StudioHome home) {
    try {
      Files.deleteIfExists(pidFile(home, name));
      Files.deleteIfExists(file(home, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(StudioHome home, String name) {
    return home.run().resolve(name + ".part");
  }

  /** A record that was cut short by a crash has no process yet: it counts as none. */
  private static Optional<PartRecord> read(Path file) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
      var port = properties.getProperty("port");
      return Optional.of(
          new PartRecord(
              file.getFileName().toString().replaceFirst("\\.part$", ""),
              Integer.parseInt(properties.getProperty("order")),
              port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)),
              Signal.valueOf(properties.getProperty("stopSignal")),
              Duration.parse(properties.getProperty("stopWithin")),
              properties.getProperty("print", "")));
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }
}

package com.aifilmstudio.local.parts.kubelet.process;

import com.aifilmstudio.local.parts.process.LinuxProcess;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** One run of one container on disk: its note, who claimed it, its process, its log, its end. */
public record RunFolder(Path path) {

  /** What to make of a run whose launcher has not yet shown a sign of life. */
  public enum WithoutSign {
    /** It is on its way as far as we know, or it is not ours to judge. */
    WAIT,
    /** Nobody can be on the way any more: the run is closed, and a launcher that is late leaves. */
    GIVE_UP
  }

  /** Makes the folder with its note, which exists before anything can run. */
  public static RunFolder create(Path path, RunNote note) throws IOException {
    Files.createDirectories(path);
    Files.writeString(path.resolve("run.json"), Serialization.asJson(note));
    Files.write(path.resolve("log"), new byte[0]);
    return new RunFolder(path);
  }

  public Path log() {
    return path.resolve("log");
  }

  /** Where the container may leave a last word for its status. */
  public Path terminationLog() {
    return path.resolve("termination-log");
  }

  public Path logTimes() {
    return path.resolve("log.times");
  }

  /** Empty while the note is being written, which a kubelet that was killed may have left so. */
  public Optional<RunNote> note() {
    return text("run.json").map(json -> Serialization.unmarshal(json, RunNote.class));
  }

  /** Who leads the group; absent before the launcher has begun. */
  public Optional<LinuxProcess> group() {
    return LinuxProcess.recordedIn(path.resolve("claim"));
  }

  /** Reads how the run stands. */
  public RunState state(WithoutSign withoutSign, Instant now) {
    Optional<RunState> ended = end();
    if (ended.isPresent()) {
      return ended.get();
    }
    Optional<LinuxProcess> group = group();
    Optional<LinuxProcess> main = LinuxProcess.recordedIn(path.resolve("process"));
    if (main.isPresent() && main.get().isAlive()) {
      return new RunState.Running(main.get(), group.orElse(main.get()));
    }
    if (group.isPresent() && group.get().isAlive()) {
      return main.<RunState>map(gone -> new RunState.Running(gone, group.get()))
          .orElseGet(RunState.Starting::new);
    }
    if (group.isEmpty() && (withoutSign == WithoutSign.WAIT || !giveUp())) {
      return new RunState.Starting();
    }
    // The launcher writes the end before it dies, so a second look settles the race.
    return end().orElseGet(() -> new RunState.Lost(noticed(now)));
  }

  private Optional<RunState> end() {
    return text("exit")
        .map(code -> new RunState.Ended(Integer.parseInt(code), modified(path.resolve("exit"))));
  }

  /** Takes the claim ourselves, so that a launcher that is late finds it taken and leaves. */
  private boolean giveUp() {
    Path claim = path.resolve("claim");
    try {
      Files.writeString(claim, "given up\n", StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return text("claim").filter("given up"::equals).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Instant noticed(Instant now) {
    Path lost = path.resolve("lost");
    try {
      Files.writeString(lost, "", StandardOpenOption.CREATE_NEW);
      return now;
    } catch (FileAlreadyExistsException before) {
      return modified(lost);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> text(String name) {
    try {
      String text = Files.readString(path.resolve(name)).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

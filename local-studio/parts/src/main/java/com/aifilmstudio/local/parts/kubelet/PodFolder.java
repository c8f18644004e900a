package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.process.RunFolder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One pod on disk: {@code pod.json}, {@code volumes/}, {@code home/}, {@code tmp/} and {@code
 * containers/NAME/ATTEMPT/}. Whatever a restarted kubelet must know is in here.
 */
record PodFolder(Path path) {

  static PodFolder of(Path work, String uid) {
    return new PodFolder(work.resolve("pods").resolve(uid));
  }

  static List<PodFolder> all(Path work) {
    return list(work.resolve("pods")).map(PodFolder::new).toList();
  }

  String uid() {
    return path.getFileName().toString();
  }

  /** Keeps what the pod was, so that its processes can be told apart when it is gone. */
  void remember(Pod pod) throws IOException {
    Files.createDirectories(path);
    Path fresh = path.resolve("pod.json.new");
    Files.writeString(fresh, Serialization.asJson(pod));
    Files.move(fresh, path.resolve("pod.json"), StandardCopyOption.ATOMIC_MOVE);
  }

  Optional<Pod> remembered() {
    try {
      return Optional.of(
          Serialization.unmarshal(Files.readString(path.resolve("pod.json")), Pod.class));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path volumes() {
    return path.resolve("volumes");
  }

  Path home() {
    return made(path.resolve("home"));
  }

  Path tmp() {
    return made(path.resolve("tmp"));
  }

  Path devices() {
    return path.resolve("devices.json");
  }

  RunFolder run(String container, int attempt) {
    return new RunFolder(containers().resolve(container).resolve(String.valueOf(attempt)));
  }

  /** Runs of a container, the latest first. */
  List<RunFolder> runs(String container) {
    return list(containers().resolve(container))
        .sorted(Comparator.comparingInt(PodFolder::attempt).reversed())
        .map(RunFolder::new)
        .toList();
  }

  List<String> containerNames() {
    return list(containers()).map(folder -> folder.getFileName().toString()).toList();
  }

  void deleteVolumes() {
    delete(volumes());
    delete(path.resolve("tmp"));
  }

  void delete() {
    delete(path);
  }

  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (NoSuchFileException gone) {
      // Deleted before: that is what was asked for.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path containers() {
    return path.resolve("containers");
  }

  private static int attempt(Path run) {
    return Integer.parseInt(run.getFileName().toString());
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList().stream();
    } catch (NoSuchFileException none) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Links are removed, never followed: a volume may hold one that leads out. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}

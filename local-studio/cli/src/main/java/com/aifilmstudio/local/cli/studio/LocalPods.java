package com.aifilmstudio.local.cli.studio;

import com.aifilmstudio.local.parts.process.LinuxProcess;
import com.aifilmstudio.local.parts.process.ProcessTree;
import com.aifilmstudio.local.parts.process.StudioHome;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pods of the local node, read from the kubelet's folder: also while nothing answers. */
final class LocalPods {
  private LocalPods() {}

  /** Every pod whose first container runs. */
  static List<StudioStatus.Row> in(StudioHome home, ProcessTree processes) {
    return runs(home.root())
        .flatMap(run -> run.row(processes).stream())
        .sorted(Comparator.comparing(StudioStatus.Row::name))
        .toList();
  }

  /** The newest log of each pod, by the pod's name. */
  static Map<String, Path> logsIn(Path home) {
    var logs = new TreeMap<String, Path>();
    runs(home).forEach(run -> logs.put(run.pod.getMetadata().getName(), run.folder.resolve("log")));
    return logs;
  }

  private static Stream<Run> runs(Path home) {
    return list(home.resolve("pods").resolve("pods"))
        .flatMap(folder -> Run.latest(folder).stream());
  }

  /** The newest run of a pod's first container. */
  private record Run(Pod pod, Path folder) {
    static Optional<Run> latest(Path podFolder) {
      return pod(podFolder)
          .flatMap(
              pod -> {
                var name = pod.getSpec().getContainers().getFirst().getName();
                return list(podFolder.resolve("containers").resolve(name))
                    .max(Comparator.comparingInt(run -> Integer.parseInt(run.getFileName() + "")))
                    .map(run -> new Run(pod, run));
              });
    }

    Optional<StudioStatus.Row> row(ProcessTree processes) {
      return LinuxProcess.recordedIn(folder.resolve("process"))
          .filter(LinuxProcess::isAlive)
          .map(
              process ->
                  new StudioStatus.Row(
                      pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName(),
                      OptionalLong.of(process.pid()),
                      port(),
                      processes.residentBytes(process.pid(), Set.of()) >> 20,
                      process.uptime().toSeconds()));
    }

    private OptionalInt port() {
      return pod.getSpec().getContainers().getFirst().getPorts().stream()
          .mapToInt(ContainerPort::getContainerPort)
          .findFirst();
    }

    private static Optional<Pod> pod(Path folder) {
      try {
        return Optional.of(
            Serialization.unmarshal(Files.readString(folder.resolve("pod.json")), Pod.class));
      } catch (NoSuchFileException beingMadeOrRemoved) {
        return Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Stream<Path> list(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.toList().stream();
    } catch (NoSuchFileException none) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.api.LogTimes;
import com.aifilmstudio.local.parts.kubelet.api.PodLogs;
import com.aifilmstudio.local.parts.kubelet.pod.Run;
import com.aifilmstudio.local.parts.kubelet.process.RunState;
import com.aifilmstudio.local.parts.process.ProcessTree;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What others may read of the local pods: a table, and logs. */
final class PodBoard implements PodLogs {

  private static final Logger LOG = System.getLogger(PodBoard.class.getName());
  private static final long LOOK_MILLIS = 1000;

  private final PodWorkers workers;
  private final InstantSource clock;
  private final Map<Path, Long> lengths = new HashMap<>();

  PodBoard(PodWorkers workers, InstantSource clock) {
    this.workers = workers;
    this.clock = clock;
  }

  /** Keeps the times of the logs up to date until closed. */
  void run(CountDownLatch closed) throws InterruptedException {
    while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      try {
        noteTimes();
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.WARNING, "the times of logs are out of date: " + e);
      }
    }
  }

  @Override
  public String describe() {
    return Serialization.asJson(pods());
  }

  @Override
  public Log find(String namespace, String name, String container, boolean previous) throws NoLog {
    PodWorker worker =
        workers
            .named(namespace, name)
            .orElseThrow(
                () ->
                    NoLog.unknown("pod \"%s/%s\" is not on this node".formatted(namespace, name)));
    if (PodContainers.all(worker.pod()).stream().noneMatch(it -> it.getName().equals(container))) {
      throw NoLog.unknown("pod \"%s\" has no container \"%s\"".formatted(name, container));
    }
    ContainerRuns runs = ContainerRuns.watched(worker.folder());
    ContainerRuns.Seen seen =
        runs.of(container, clock.instant()).stream()
            .skip(previous ? 1 : 0)
            .findFirst()
            .orElseThrow(
                () ->
                    NoLog.notYet(
                        previous
                            ? "previous terminated container \"%s\" in pod \"%s\" not found"
                                .formatted(container, name)
                            : "container \"%s\" in pod \"%s\" is waiting to start"
                                .formatted(container, name)));
    return new Log(
        seen.folder().log(),
        seen.folder().logTimes(),
        seen.note().launchedAt(),
        () ->
            runs.of(container, clock.instant()).stream()
                .anyMatch(
                    now -> now.folder().equals(seen.folder()) && now.run() instanceof Run.Running));
  }

  private void noteTimes() throws IOException {
    for (PodWorker worker : workers.all()) {
      for (Container container : PodContainers.all(worker.pod())) {
        for (var seen :
            ContainerRuns.watched(worker.folder()).of(container.getName(), clock.instant())) {
          noteTime(seen);
        }
      }
    }
  }

  private void noteTime(ContainerRuns.Seen seen) throws IOException {
    Path log = seen.folder().log();
    if (Files.exists(log)) {
      long length = Files.size(log);
      if (length != lengths.getOrDefault(log, 0L)) {
        LogTimes.note(seen.folder().logTimes(), length, clock.instant());
        lengths.put(log, length);
      }
    }
  }

  private List<LocalPod> pods() {
    Instant now = clock.instant();
    List<LocalPod> pods = new ArrayList<>();
    ProcessTree processes = ProcessTree.now();
    for (PodWorker worker : workers.all()) {
      for (Container container : worker.pod().getSpec().getContainers()) {
        var runs = ContainerRuns.watched(worker.folder());
        pods.add(row(worker.pod(), container, runs, processes, now));
      }
    }
    return pods;
  }

  private static LocalPod row(
      Pod pod, Container container, ContainerRuns runs, ProcessTree processes, Instant now) {
    var latest = runs.of(container.getName(), now).stream().findFirst();
    var process =
        latest
            .map(ContainerRuns.Seen::state)
            .filter(RunState.Running.class::isInstance)
            .map(state -> ((RunState.Running) state).main());
    return new LocalPod(
        pod.getMetadata().getNamespace(),
        pod.getMetadata().getName(),
        container.getName(),
        pod.getStatus() == null ? "" : pod.getStatus().getPhase(),
        process.map(it -> it.pid()).orElse(0L),
        process.map(it -> processes.residentBytes(it.pid(), Set.of())).orElse(0L),
        container.getPorts().stream().map(ContainerPort::getContainerPort).toList(),
        latest.map(it -> it.note().launchedAt()).orElse(now),
        latest.map(it -> it.note().attempt()).orElse(0));
  }
}

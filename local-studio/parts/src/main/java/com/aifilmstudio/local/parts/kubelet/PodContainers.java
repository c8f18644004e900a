package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.ContainerStarter.Inside;
import com.aifilmstudio.local.parts.kubelet.container.CannotStart;
import com.aifilmstudio.local.parts.kubelet.pod.Blocked;
import com.aifilmstudio.local.parts.kubelet.pod.ContainerSeen;
import com.aifilmstudio.local.parts.kubelet.pod.ProbeView;
import com.aifilmstudio.local.parts.kubelet.pod.Run;
import com.aifilmstudio.local.parts.kubelet.pod.Step;
import com.aifilmstudio.local.parts.kubelet.probe.ContainerProbes;
import com.aifilmstudio.local.parts.kubelet.probe.ProbeTarget;
import com.aifilmstudio.local.parts.kubelet.process.RunFolder;
import com.aifilmstudio.local.parts.kubelet.process.RunNote;
import com.aifilmstudio.local.parts.kubelet.process.RunState;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The containers of one pod: seen, started, probed and stopped. Used by one thread at a time. */
final class PodContainers {

  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);
  private static final Duration PULL_AGAIN_AFTER = Duration.ofSeconds(30);

  private record Probed(int attempt, ContainerProbes probes) {}

  private final Machine machine;
  private final PodFolder folder;
  private final ContainerStarter starter;
  private final ContainerRuns runs;
  private final Runnable wake;
  private final Map<String, Blocked> blocked = new HashMap<>();
  private final Map<String, Probed> probed = new HashMap<>();
  private final Map<String, ProbeTarget> targets = new HashMap<>();
  private final Map<String, ContainerStop> stops = new HashMap<>();

  PodContainers(Machine machine, PodFolder folder, ContainerStarter starter, Runnable wake) {
    this.machine = machine;
    this.folder = folder;
    this.starter = starter;
    this.runs = ContainerRuns.startedHere(folder);
    this.wake = wake;
  }

  Map<String, ContainerSeen> see(Pod pod, Instant now) {
    Map<String, ContainerSeen> all = new LinkedHashMap<>();
    all(pod).forEach(container -> all.put(container.getName(), see(pod, container, now)));
    return all;
  }

  /** The run of a container that is going on, if there is one. */
  Optional<ContainerRuns.Seen> running(String container, Instant now) {
    return runs.of(container, now).stream()
        .limit(1)
        .filter(seen -> seen.run() instanceof Run.Running)
        .findFirst();
  }

  void start(
      Pod pod, Step.Start step, Map<String, Path> volumes, Map<String, List<Integer>> devices) {
    Container container = named(pod, step.container());
    RunFolder run = folder.run(step.container(), step.attempt());
    Instant now = machine.clock().instant();
    try {
      ProbeTarget target = starter.resolve(pod, container, new Inside(volumes, devices, run));
      RunNote note =
          new RunNote(
              step.attempt(), step.streak(), now, container.getImage(), target.command().command());
      Process process = starter.start(run, note, target);
      runs.launched(run, process);
      targets.put(step.container(), target);
      process.onExit().thenRun(wake);
      blocked.remove(step.container());
      runs.forgetOlder(step.container());
      machine.events().normal(pod, "Started", "Started container " + step.container());
    } catch (CannotStart e) {
      Duration pause = e.reason().equals("ErrImagePull") ? PULL_AGAIN_AFTER : TRY_AGAIN_AFTER;
      blocked.put(step.container(), new Blocked(e.reason(), e.getMessage(), now.plus(pause)));
      machine.events().warning(pod, "Failed", e.getMessage());
    }
  }

  void stop(Pod pod, Step.Stop step, Instant now) {
    Optional<ContainerRuns.Seen> seen = running(step.container(), now);
    if (seen.isEmpty() || !(seen.get().state() instanceof RunState.Running running)) {
      return;
    }
    ContainerStop stop = stops.get(step.container());
    if (stop == null || !stop.isOf(seen.get().folder())) {
      machine
          .events()
          .normal(
              pod, "Killing", "Stopping container %s: %s".formatted(step.container(), step.why()));
      Optional.ofNullable(probed.remove(step.container())).ifPresent(it -> it.probes().close());
      stop = ContainerStop.begin(seen.get().folder(), running, step.killAt(), hook(step, now));
      stops.put(step.container(), stop);
    }
    stop.noLaterThan(step.killAt());
    stop.enforce(running, now);
  }

  /** Nothing for a container of which this kubelet never learned how its commands run. */
  private Runnable hook(Step.Stop step, Instant now) {
    ProbeTarget target = targets.get(step.container());
    return target == null
        ? () -> {}
        : new StopHook(machine.prober(), target, Duration.between(now, step.killAt()));
  }

  /** Probes what runs, and no longer what has ended. */
  void probe(Pod pod, Map<String, Path> volumes, Map<String, List<Integer>> devices, Instant now) {
    for (Container container : all(pod)) {
      Optional<ContainerRuns.Seen> seen = running(container.getName(), now);
      Probed before = probed.get(container.getName());
      if (before != null && seen.filter(it -> it.note().attempt() == before.attempt()).isEmpty()) {
        before.probes().close();
        probed.remove(container.getName());
      }
      if (seen.isPresent()
          && !probed.containsKey(container.getName())
          && !stops(container, seen.get().folder())
          && seen.get().state() instanceof RunState.Running) {
        begin(pod, container, seen.get(), new Inside(volumes, devices, seen.get().folder()));
      }
    }
  }

  /** When the worker must look again for the sake of a stop. */
  Stream<Instant> looks(Instant now) {
    return stops.entrySet().stream()
        .filter(
            stop ->
                running(stop.getKey(), now)
                    .filter(it -> stop.getValue().isOf(it.folder()))
                    .isPresent())
        // Shortly after the deadline, and again and again until the process is gone.
        .map(
            stop ->
                stop.getValue().killAt().isAfter(now)
                    ? stop.getValue().killAt()
                    : now.plusMillis(100));
  }

  void close() {
    probed.values().forEach(it -> it.probes().close());
    probed.clear();
  }

  static List<Container> all(Pod pod) {
    return Stream.concat(
            pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
        .toList();
  }

  private boolean stops(Container container, RunFolder run) {
    ContainerStop stop = stops.get(container.getName());
    return stop != null && stop.isOf(run);
  }

  private void begin(Pod pod, Container container, ContainerRuns.Seen seen, Inside inside) {
    try {
      ProbeTarget target = starter.resolve(pod, container, inside);
      targets.put(container.getName(), target);
      var listener = new ProbeNews(pod);
      probed.put(
          container.getName(),
          new Probed(
              seen.note().attempt(),
              ContainerProbes.begin(
                  machine.prober(), target, reportedReady(pod, container, seen), listener)));
    } catch (CannotStart e) {
      // Its data is gone since it was started: without a command there is nothing to ask with.
      machine.events().warning(pod, "Unhealthy", "cannot be probed: " + e.getMessage());
    }
  }

  private ContainerSeen see(Pod pod, Container container, Instant now) {
    List<ContainerRuns.Seen> latest = runs.of(container.getName(), now);
    Optional<Run> run = latest.stream().findFirst().map(seen -> told(seen, container));
    Optional<Run.Ended> before =
        latest.stream()
            .skip(1)
            .map(seen -> told(seen, container))
            .filter(Run.Ended.class::isInstance)
            .map(Run.Ended.class::cast)
            .findFirst();
    return new ContainerSeen(
        container.getName(),
        run,
        before,
        Optional.ofNullable(blocked.get(container.getName())),
        latest.isEmpty() ? ProbeView.NOT_YET : view(pod, container, latest.getFirst()));
  }

  private static Run told(ContainerRuns.Seen seen, Container container) {
    return switch (seen.run()) {
      case Run.Running running -> running;
      case Run.Ended end -> end.saying(LastWords.of(seen.folder(), container, end.succeeded()));
    };
  }

  private ProbeView view(Pod pod, Container container, ContainerRuns.Seen seen) {
    Probed it = probed.get(container.getName());
    if (it != null && it.attempt() == seen.note().attempt()) {
      return it.probes().view();
    }
    return reportedReady(pod, container, seen) ? ProbeView.UNPROBED : ProbeView.NOT_YET;
  }

  /** What an earlier kubelet said of the same run stands until a probe says otherwise. */
  private static boolean reportedReady(Pod pod, Container container, ContainerRuns.Seen seen) {
    if (pod.getStatus() == null) {
      return false;
    }
    return Stream.concat(
            pod.getStatus().getContainerStatuses().stream(),
            pod.getStatus().getInitContainerStatuses().stream())
        .filter(status -> container.getName().equals(status.getName()))
        .filter(status -> status.getRestartCount() == seen.note().attempt())
        .anyMatch(ContainerStatus::getReady);
  }

  private static Container named(Pod pod, String name) {
    return all(pod).stream()
        .filter(container -> container.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private final class ProbeNews implements ContainerProbes.Listener {
    private final Pod pod;

    ProbeNews(Pod pod) {
      this.pod = pod;
    }

    @Override
    public void changed() {
      wake.run();
    }

    @Override
    public void unhealthy(String probe, String message) {
      machine.events().warning(pod, "Unhealthy", probe + " probe failed: " + message);
    }
  }
}

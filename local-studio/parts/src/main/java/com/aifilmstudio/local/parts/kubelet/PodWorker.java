package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.container.CannotStart;
import com.aifilmstudio.local.parts.kubelet.pod.Blocked;
import com.aifilmstudio.local.parts.kubelet.pod.Leaving;
import com.aifilmstudio.local.parts.kubelet.pod.PodLifecycle;
import com.aifilmstudio.local.parts.kubelet.pod.PodSeen;
import com.aifilmstudio.local.parts.kubelet.pod.PodStatuses;
import com.aifilmstudio.local.parts.kubelet.pod.Step;
import com.aifilmstudio.local.parts.kubelet.pod.Verdict;
import com.aifilmstudio.local.parts.kubelet.volume.ApiPodData;
import com.aifilmstudio.local.parts.kubelet.volume.ApiTokens;
import com.aifilmstudio.local.parts.kubelet.volume.PodVolumes;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks after one pod from its binding to its end: observe, decide, act, report. */
final class PodWorker {

  private static final Logger LOG = System.getLogger(PodWorker.class.getName());
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** Nobody announces the end of a process that an earlier kubelet started. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration REFRESH_VOLUMES = Duration.ofSeconds(30);

  /** A pod that was deleted by force is not waited for, but may still hear why it dies. */
  private static final Duration FORCED_GRACE = Duration.ofSeconds(1);

  private final Machine machine;
  private final PodFolder folder;
  private final PodContainers containers;
  private final PodVolumes volumes;
  private final StatusReporter reporter;
  private final Instant firstSeen;
  private final BlockingQueue<Boolean> wakeups = new ArrayBlockingQueue<>(1);

  private volatile Pod pod;
  private volatile boolean gone;
  private Pod remembered;
  private Optional<Leaving> leaving = Optional.empty();
  private Optional<Map<String, Path>> made = Optional.empty();
  private Map<String, List<Integer>> devices = Map.of();
  private Optional<Blocked> blocked = Optional.empty();
  private Instant refreshedAt = Instant.EPOCH;

  PodWorker(Machine machine, Pod pod) {
    this.machine = machine;
    this.pod = pod;
    this.firstSeen = machine.clock().instant();
    this.folder = PodFolder.of(machine.settings().work(), pod.getMetadata().getUid());
    var data = new ApiPodData(machine.client(), pod.getMetadata().getNamespace());
    this.containers =
        new PodContainers(machine, folder, new ContainerStarter(machine, folder, data), this::wake);
    this.volumes =
        new PodVolumes(
            folder.volumes(),
            data,
            new ApiTokens(machine.client(), pod, machine.clock()),
            data,
            machine.resources());
    this.reporter = new StatusReporter(machine.client());
  }

  Pod pod() {
    return pod;
  }

  PodFolder folder() {
    return folder;
  }

  void update(Pod newer) {
    pod = newer;
    wake();
  }

  /** The API server does not have it any more. */
  void vanish() {
    gone = true;
    wake();
  }

  void wake() {
    wakeups.offer(true);
  }

  /** Runs until nothing of the pod is left. */
  void run() throws InterruptedException {
    while (true) {
      Instant now = machine.clock().instant();
      Instant next = now.plus(LOOK);
      try {
        Verdict verdict = pass(now);
        if (verdict.then() == Verdict.Then.FORGET) {
          return;
        }
        next = nextLook(verdict, now);
      } catch (RuntimeException | IOException e) {
        LOG.log(Level.WARNING, () -> name() + ": will try again: " + e);
        next = now.plus(AFTER_FAILURE);
      }
      long wait = Duration.between(machine.clock().instant(), next).toMillis();
      wakeups.poll(Math.max(1, wait), TimeUnit.MILLISECONDS);
    }
  }

  private Verdict pass(Instant now) throws IOException {
    noticeLeaving(now);
    remember();
    Verdict verdict = PodLifecycle.decide(see(now));
    for (Step step : verdict.steps()) {
      act(step, now);
    }
    if (verdict.then() == Verdict.Then.LIVE) {
      refresh(now);
      made.ifPresent(
          them -> {
            if (leaving.isEmpty()) {
              containers.probe(pod, them, devices, now);
            }
          });
    } else {
      containers.close();
      machine.devices().release(folder);
      folder.deleteVolumes();
      made = Optional.empty();
    }
    if (verdict.then() == Verdict.Then.FORGET) {
      folder.delete();
      return verdict;
    }
    PodSeen after = see(machine.clock().instant());
    reporter.report(pod, PodStatuses.of(after));
    if (verdict.then() == Verdict.Then.REMOVE && reporter.remove(pod)) {
      vanish();
    }
    return verdict;
  }

  private void remember() throws IOException {
    if (remembered != pod) {
      Pod now = pod;
      folder.remember(now);
      remembered = now;
    }
  }

  private PodSeen see(Instant now) {
    Instant started =
        Optional.ofNullable(pod.getStatus())
            .map(status -> status.getStartTime())
            .map(Instant::parse)
            .orElse(firstSeen);
    return new PodSeen(
        pod,
        started,
        made.isPresent(),
        blocked,
        containers.see(pod, now),
        leaving,
        reporter.last(),
        machine.backoff(),
        now);
  }

  private void noticeLeaving(Instant now) {
    Optional<Instant> killAt = leaving.map(Leaving::killAt);
    if (gone) {
      Instant forced = now.plus(FORCED_GRACE);
      leaving = Optional.of(new Leaving(killAt.filter(forced::isAfter).orElse(forced), true));
    } else if (pod.getMetadata().getDeletionTimestamp() != null) {
      Long grace = pod.getMetadata().getDeletionGracePeriodSeconds();
      // The timestamp is when the grace is over; whole seconds, so a zero grace means at once.
      Instant wanted =
          grace == null || grace == 0
              ? now
              : Instant.parse(pod.getMetadata().getDeletionTimestamp());
      leaving = Optional.of(new Leaving(killAt.filter(wanted::isAfter).orElse(wanted), false));
    }
  }

  private void act(Step step, Instant now) {
    switch (step) {
      case Step.Prepare() -> prepare(now);
      case Step.Start start -> containers.start(pod, start, made.orElseThrow(), devices);
      case Step.Stop stop -> containers.stop(pod, stop, now);
    }
  }

  private void prepare(Instant now) {
    try {
      devices = machine.devices().allot(pod, folder);
      made = Optional.of(volumes.make(pod));
      refreshedAt = now;
      blocked = Optional.empty();
      wake();
    } catch (CannotStart e) {
      blocked = Optional.of(new Blocked(e.reason(), e.getMessage(), now.plus(AFTER_FAILURE)));
      machine.events().warning(pod, "FailedMount", e.getMessage());
    }
  }

  /** Brings tokens, ConfigMaps and Secrets up to date; a failure leaves what is there. */
  private void refresh(Instant now) {
    if (made.isEmpty() || leaving.isPresent() || now.isBefore(refreshedAt.plus(REFRESH_VOLUMES))) {
      return;
    }
    refreshedAt = now;
    try {
      volumes.make(pod);
    } catch (CannotStart | RuntimeException e) {
      LOG.log(Level.DEBUG, () -> name() + ": volumes stay as they are: " + e);
    }
  }

  private Instant nextLook(Verdict verdict, Instant now) {
    Instant regular = now.plus(verdict.then() == Verdict.Then.FINISHED ? REFRESH_VOLUMES : LOOK);
    return Stream.of(Stream.of(regular), verdict.lookAgainAt().stream(), containers.looks(now))
        .flatMap(looks -> looks)
        .min(Instant::compareTo)
        .orElse(regular);
  }

  private String name() {
    return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
  }
}

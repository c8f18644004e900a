package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.process.ProcessLauncher;
import com.aifilmstudio.local.parts.kubelet.process.RunFolder;
import com.aifilmstudio.local.parts.kubelet.process.RunFolder.WithoutSign;
import com.aifilmstudio.local.parts.kubelet.process.RunState;
import com.aifilmstudio.local.parts.process.Patience;
import com.aifilmstudio.local.parts.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Ends every pod process that a work folder tells of, with or without a kubelet. */
public final class PodSweep {

  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private PodSweep() {}

  /** SIGTERM, then SIGKILL for what is still there when the time is over; says how many ran. */
  public static int endAll(Path work, Duration within, InstantSource clock) {
    List<RunState.Running> running = running(work, clock);
    running.forEach(run -> ProcessLauncher.signal(run, Signal.TERM));
    Patience.until(within, () -> running.stream().noneMatch(PodSweep::alive));
    running(work, clock).forEach(run -> ProcessLauncher.signal(run, Signal.KILL));
    Patience.until(AFTER_KILL, () -> running(work, clock).isEmpty());
    return running.size();
  }

  private static List<RunState.Running> running(Path work, InstantSource clock) {
    return PodFolder.all(work).stream()
        .flatMap(
            pod -> pod.containerNames().stream().flatMap(name -> pod.runs(name).stream().limit(1)))
        .map(run -> state(run, clock))
        .filter(RunState.Running.class::isInstance)
        .map(RunState.Running.class::cast)
        .filter(PodSweep::alive)
        .toList();
  }

  private static RunState state(RunFolder run, InstantSource clock) {
    return run.state(WithoutSign.GIVE_UP, clock.instant());
  }

  private static boolean alive(RunState.Running run) {
    return run.main().isAlive() || run.group().isAlive();
  }
}

package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.process.ProcessLauncher;
import com.aifilmstudio.local.parts.kubelet.process.RunFolder;
import com.aifilmstudio.local.parts.kubelet.process.RunState;
import com.aifilmstudio.local.parts.process.Signal;
import java.time.Instant;

/**
 * One run on its way out: its hook, then SIGTERM to its process group, then SIGKILL. A container
 * that hangs in its hook is killed at the same time as one that ignores the signal.
 */
final class ContainerStop {

  private final RunFolder run;
  private Instant killAt;

  private ContainerStop(RunFolder run, Instant killAt) {
    this.run = run;
    this.killAt = killAt;
  }

  static ContainerStop begin(
      RunFolder run, RunState.Running running, Instant killAt, Runnable hook) {
    Thread.ofVirtual()
        .start(
            () -> {
              hook.run();
              ProcessLauncher.signal(running, Signal.TERM);
            });
    return new ContainerStop(run, killAt);
  }

  boolean isOf(RunFolder other) {
    return run.equals(other);
  }

  Instant killAt() {
    return killAt;
  }

  /** A second wish to stop may only hasten the end. */
  void noLaterThan(Instant other) {
    if (other.isBefore(killAt)) {
      killAt = other;
    }
  }

  /**
   * Kills what has outstayed its grace. Only the first process is hit: the launcher then writes
   * down how it ended and takes the rest of the group along.
   */
  void enforce(RunState.Running running, Instant now) {
    if (!now.isBefore(killAt)) {
      if (running.main().isAlive()) {
        running.main().send(Signal.KILL);
      } else {
        ProcessLauncher.signal(running, Signal.KILL);
      }
    }
  }
}

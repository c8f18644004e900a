package com.aifilmstudio.local.parts.process;

import java.time.Duration;

/** A part that was started, and what a test may do to it. */
public final class RunningPart {
  private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);

  private final String name;
  private final LinuxProcess process;
  private final Signal stopSignal;
  private final Duration stopWithin;

  RunningPart(PartRecord record, LinuxProcess process) {
    this.name = record.name();
    this.process = process;
    this.stopSignal = record.stopSignal();
    this.stopWithin = record.stopWithin();
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it in good order, by force when that takes too long; returns when it is gone. */
  public void stop() {
    // A frozen process would not see the request.
    process.send(Signal.CONT);
    process.send(stopSignal);
    if (!process.awaitEnd(stopWithin)) {
      kill();
    }
  }

  /** {@code kill -9}; returns when it is gone, for only then is its port free. */
  public void kill() {
    process.send(Signal.KILL);
    if (!process.awaitEnd(KILLED_WITHIN)) {
      throw new IllegalStateException(name + " (process " + pid() + ") outlived its killing");
    }
  }

  /** Stops its clock: connections stay open and nothing answers. */
  public void freeze() {
    process.send(Signal.STOP);
  }

  public void thaw() {
    process.send(Signal.CONT);
  }
}

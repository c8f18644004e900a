package com.aifilmstudio.renderpod.worker;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a task works with: where it puts its files, whom it tells of its progress, and whether it
 * shall go on.
 */
record TaskDesk(Path folder, Pulse pulse, GpuMeter gpu, StageSeconds seconds, StopSignal stop) {

  /** Why to leave the task now, if there is a reason. */
  Optional<Ending> ending() {
    return pulse.ending().or(() -> stop.isGiven() ? Optional.of(Ending.DRAINED) : Optional.empty());
  }
}

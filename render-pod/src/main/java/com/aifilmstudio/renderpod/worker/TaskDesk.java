package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.renderpod.engine.Progress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What a task works with: where it puts its files, whom it tells of its progress, and whether it
 * shall go on.
 */
record TaskDesk(
    Path folder,
    Pulse pulse,
    GpuMeter gpu,
    StageSeconds seconds,
    Checkpoints checkpoints,
    Consumer<Progress> previews,
    StopSignal stop) {

  /** Why to leave the task now, if there is a reason. */
  Optional<Ending> ending() {
    return pulse.ending().or(() -> stop.isGiven() ? Optional.of(Ending.DRAINED) : Optional.empty());
  }

  /** Does what may be dropped in its middle, and adds its time to a stage. */
  <T> T whileWanted(String stage, Callable<T> work) throws Exception {
    return seconds.timing(stage, () -> pulse.whileWanted(work));
  }
}

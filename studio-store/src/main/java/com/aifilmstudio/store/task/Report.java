package com.aifilmstudio.store.task;

import com.aifilmstudio.store.take.TakeEnd;
import java.util.Optional;

/**
 * What a worker's final report led to.
 *
 * @param clampedGpuMillis were reported beyond reason
 * @param take how the take has ended with it
 */
public record Report(Standing standing, long clampedGpuMillis, Optional<EndedTake> take) {

  /** The report changed nothing. */
  static Report without(Standing standing) {
    return new Report(standing, 0, Optional.empty());
  }

  static Report of(HeldTask task, TakeEnd end, GpuTime gpu) {
    return new Report(Standing.CURRENT, gpu.clampedMillis(), Optional.of(EndedTake.of(task, end)));
  }
}

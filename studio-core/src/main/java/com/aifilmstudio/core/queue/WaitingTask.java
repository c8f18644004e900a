package com.aifilmstudio.core.queue;

import com.aifilmstudio.core.protocol.TaskKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A task that nobody holds.
 *
 * @param bundle digest of the model that a render needs; a cut can be made by any worker
 * @param latestStart when it must begin for its film to meet its deadline
 * @param since age of its film, so that a shot that is tried again keeps its place
 * @param readyAt not before this time
 * @param gpuSeconds what is granted with it; corrected when its use is known
 * @param shape size, frames and steps in one word: tasks of one shape take equally long
 */
public record WaitingTask(
    String id,
    String job,
    String account,
    TaskKind kind,
    String bundle,
    int priority,
    Optional<Instant> latestStart,
    Instant since,
    Instant readyAt,
    int ordinal,
    double gpuSeconds,
    String shape) {

  /** Whether that worker could do it at that time, as far as the task itself is concerned. */
  public boolean suits(Asker asker, Instant now) {
    return !readyAt.isAfter(now)
        && (kind == TaskKind.ASSEMBLE || bundle.equals(asker.bundle()))
        && asker.job().map(job::equals).orElse(true);
  }
}

package com.aifilmstudio.core.queue;

import com.aifilmstudio.core.protocol.TaskKind;
import java.time.Duration;
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
 * @param shunned the node on which it failed last; others are asked first
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
    String shape,
    Optional<String> shunned) {

  /** So long a task is offered to other nodes only. */
  public static final Duration OTHERS_FIRST = Duration.ofMinutes(1);

  /** One that has not failed anywhere. */
  public WaitingTask(
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
    this(
        id,
        job,
        account,
        kind,
        bundle,
        priority,
        latestStart,
        since,
        readyAt,
        ordinal,
        gpuSeconds,
        shape,
        Optional.empty());
  }

  /** Whether that worker could do it at that time, as far as the task itself is concerned. */
  public boolean suits(Asker asker, Instant now) {
    return !readyAt.isAfter(now)
        && (kind == TaskKind.ASSEMBLE || bundle.equals(asker.bundle()))
        && asker.job().map(job::equals).orElse(true)
        && (!shuns(asker) || !readyAt.plus(OTHERS_FIRST).isAfter(now));
  }

  private boolean shuns(Asker asker) {
    return kind == TaskKind.RENDER && shunned.isPresent() && shunned.equals(asker.node());
  }
}

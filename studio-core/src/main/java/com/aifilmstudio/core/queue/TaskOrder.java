package com.aifilmstudio.core.queue;

import com.aifilmstudio.core.protocol.TaskKind;
import java.time.Instant;
import java.util.Comparator;

/** Which of an account's tasks is first. */
public final class TaskOrder {

  /**
   * The cut before shots, because a film is nearly there; then the account's own priority; then
   * what must begin first to be in time; then older films, and early shots of a film.
   */
  public static final Comparator<WaitingTask> INSIDE_ACCOUNT =
      Comparator.<WaitingTask>comparingInt(task -> task.kind() == TaskKind.ASSEMBLE ? 0 : 1)
          .thenComparing(WaitingTask::priority, Comparator.reverseOrder())
          .thenComparing(task -> task.latestStart().orElse(Instant.MAX))
          .thenComparing(WaitingTask::since)
          .thenComparingInt(WaitingTask::ordinal)
          .thenComparing(WaitingTask::id);

  private TaskOrder() {}
}

package com.aifilmstudio.store.task;

import com.aifilmstudio.core.failure.Blame;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.store.take.TakeEnd;
import com.aifilmstudio.store.take.TakeOutcome;
import java.util.Optional;

/** How and where a take has ended, for what counts takes. */
public record EndedTake(
    TaskKind kind,
    String pool,
    String node,
    TakeOutcome outcome,
    Optional<FailureCode> code,
    Optional<Blame> blame,
    Optional<String> message) {

  static EndedTake of(HeldTask task, TakeEnd end) {
    return new EndedTake(
        task.shot().isPresent() ? TaskKind.RENDER : TaskKind.ASSEMBLE,
        task.pool(),
        task.node(),
        end.outcome(),
        end.code(),
        end.blame(),
        end.message());
  }
}

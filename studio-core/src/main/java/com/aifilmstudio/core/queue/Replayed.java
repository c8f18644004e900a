package com.aifilmstudio.core.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a queue would go on from here.
 *
 * @param turns in the order in which they begin; a task that none of the workers can take, or whose
 *     account has no room for it, has none
 * @param films when each film's cut is done; films that would never be are missing
 */
public record Replayed(List<Turn> turns, Map<String, Instant> films) {

  /** A task's turn. */
  public record Turn(WaitingTask task, Instant start, Instant finish) {}

  public Replayed {
    turns = List.copyOf(turns);
    films = Map.copyOf(films);
  }
}

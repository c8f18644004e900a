package com.aifilmstudio.local.cli.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One film of a trial.
 *
 * @param at when it is ordered, since the beginning
 * @param changes what its owner wishes later, in the order of the times
 */
public record FilmOrder(Duration at, String name, int shots, long seed, List<Change> changes) {

  /** A wish that comes some time after the order. */
  public record Change(Duration at, Wish wish) {}

  /** What owners do. */
  public enum Wish {
    PAUSE,
    RUN,
    CANCEL,
    DELETE
  }

  /** What is wished of it in the end. */
  Optional<Wish> lastWish() {
    return changes.isEmpty() ? Optional.empty() : Optional.of(changes.getLast().wish());
  }

  @Override
  public String toString() {
    return name;
  }
}

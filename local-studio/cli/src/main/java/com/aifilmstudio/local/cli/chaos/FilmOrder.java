package com.aifilmstudio.local.cli.chaos;

import java.time.Duration;
import java.util.Optional;

/**
 * One film of a trial.
 *
 * @param at when it is ordered, since the beginning
 * @param change what its owner does with it later
 */
public record FilmOrder(Duration at, String name, int shots, long seed, Optional<Change> change) {

  /** A wish that comes some time after the order. */
  public record Change(Duration at, Wish wish) {}

  /** What owners do. */
  public enum Wish {
    CANCEL,
    DELETE
  }

  @Override
  public String toString() {
    return name;
  }
}

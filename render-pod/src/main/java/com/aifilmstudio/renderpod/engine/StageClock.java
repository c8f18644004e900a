package com.aifilmstudio.renderpod.engine;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Adds up the time between stage changes of one take, and tells the listener of them. */
final class StageClock {
  private final LongSupplier nanoTime;
  private final TakeListener listener;
  private final Map<Stage, Duration> spent = new EnumMap<>(Stage.class);
  private Stage stage;
  private long since;

  StageClock(LongSupplier nanoTime, TakeListener listener) {
    this.nanoTime = nanoTime;
    this.listener = listener;
  }

  void enter(Stage next) {
    close();
    stage = next;
    listener.entered(next);
    since = nanoTime.getAsLong();
  }

  /** Ends the last stage. */
  Map<Stage, Duration> close() {
    if (stage != null) {
      spent.merge(stage, Duration.ofNanos(nanoTime.getAsLong() - since), Duration::plus);
      stage = null;
    }
    return Map.copyOf(spent);
  }
}

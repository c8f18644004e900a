package com.aifilmstudio.local.parts.process;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** How long the parts take to be ready: in a new home, and in the same home once more. */
public record StartBench(Round first, Round second) {

  /** One start of all parts, and the stop after it. */
  public record Round(List<PartStart> parts, Duration allReady, Duration stopped) {}

  /** Measures in a temporary home, which is removed after. */
  public static StartBench measure(Function<StudioHome, List<Part>> parts, InstantSource clock) {
    var home = StudioHome.temporary();
    try {
      return new StartBench(round(home, parts, clock), round(home, parts, clock));
    } finally {
      home.delete();
    }
  }

  private static Round round(
      StudioHome home, Function<StudioHome, List<Part>> parts, InstantSource clock) {
    try (var embedding = Embedding.in(home, StartListener.NONE)) {
      var begin = clock.instant();
      var starts = embedding.supervisor().start(parts.apply(home));
      var ready = clock.instant();
      embedding.supervisor().stop();
      return new Round(
          starts, Duration.between(begin, ready), Duration.between(ready, clock.instant()));
    }
  }
}

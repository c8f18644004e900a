package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.studio.LocalStudio;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.parts.process.Embedding;
import com.aifilmstudio.local.parts.process.PartStart;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts a studio in a new home, stops it, starts it again, and compares. */
public final class StartBench {
  private final Checkout checkout;
  private final InstantSource clock = InstantSource.system();

  public StartBench(Checkout checkout) {
    this.checkout = checkout;
  }

  /** A table: seconds of each part to ready, measured from the moment the part was launched. */
  public String run() {
    var home = StudioHome.temporary();
    try {
      return table(start(home), start(home));
    } finally {
      home.delete();
    }
  }

  private Run start(StudioHome home) {
    var silent = new Narrator(new PrintStream(OutputStream.nullOutputStream()));
    var begin = clock.instant();
    try (var embedding = Embedding.in(home, silent)) {
      var starts = new LocalStudio(embedding.supervisor(), checkout, 1, silent).start();
      return new Run(starts, Duration.between(begin, clock.instant()));
    }
  }

  private static String table(Run first, Run second) {
    var text = new StringBuilder();
    text.append(String.format("%-28s %12s %12s%n", "part", "first start", "second start"));
    var again =
        second.starts.stream().collect(Collectors.toMap(PartStart::name, Function.identity()));
    for (var start : first.starts) {
      text.append(row(start.name(), start.toReady(), again.get(start.name()).toReady()));
    }
    text.append(row("until films can be ordered", first.whole, second.whole));
    text.append(
        String.format(
            Locale.ROOT,
            "second start takes %.2f of the first%n",
            seconds(second.whole) / seconds(first.whole)));
    return text.toString();
  }

  private static String row(String name, Duration first, Duration second) {
    return String.format(
        Locale.ROOT, "%-28s %10.1f s %10.1f s%n", name, seconds(first), seconds(second));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private record Run(List<PartStart> starts, Duration whole) {}
}

package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.farm.SimulatedPool;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.cli.studio.StudioLogs;
import com.aifilmstudio.local.cli.studio.StudioSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Runs a trial from a studio's start to the audit. */
public final class ChaosTrial {
  /** Longer than any report can be late here: the longest fault, and one lease. */
  private static final Duration SWEEP_GRACE = Duration.ofMinutes(2);

  private static final Duration LOAD = Duration.ofSeconds(1);

  private final Checkout checkout;
  private final ChaosOptions options;
  private final Narrator narrator;

  public ChaosTrial(Checkout checkout, ChaosOptions options, Narrator narrator) {
    this.checkout = checkout;
    this.options = options;
    this.narrator = narrator;
  }

  /** Prints how it ended; false when something does not hold, and then the logs are kept. */
  public boolean passes(Path logs, PrintStream out) throws InterruptedException, IOException {
    var report = run(logs);
    out.print(report.text());
    return report.findings().isEmpty();
  }

  /** The report; when something does not hold, the studio's logs are in {@code logs}. */
  private ChaosReport run(Path logs) throws InterruptedException, IOException {
    var script = Script.of(options);
    narrator.say(
        "seed %d: %d films, %d workers, %d faults in %s"
            .formatted(
                options.seed(),
                options.films(),
                options.workers(),
                script.faults().size(),
                options.lasting()));
    var lines = new AtomicReference<Lines>();
    try (var farm = Farm.start(checkout, home -> settings(lines, home.ports().of("dispatch")));
        var between = lines.get()) {
      var play = new Play(farm, new Injury(farm, between), narrator);
      play.run(script, options.lasting());
      var report = settle(farm, script, play);
      if (!report.findings().isEmpty()) {
        narrator.say(
            "The logs are in " + StudioLogs.in(farm.embedding().home().root()).copyTo(logs));
      }
      return report;
    }
  }

  private StudioSettings settings(AtomicReference<Lines> lines, int dispatch) {
    lines.set(Lines.to(dispatch));
    return new StudioSettings(
        options.workers(),
        Optional.of(URI.create("https://127.0.0.1:" + lines.get().port())),
        Map.of(
            "STUDIO_OBJECTS_SWEEP_GRACE",
            SWEEP_GRACE.toString(),
            "STUDIO_OBJECTS_SWEEP_EVERY",
            "PT10S"),
        Map.of("STUDIO_CHECKPOINT_EVERY", "PT4S"),
        SimulatedPool.always(options.workers(), LOAD, options.step()));
  }

  /** Waits until nothing moves any more, or says what still does not hold. */
  private ChaosReport settle(Farm farm, Script script, Play play) throws IOException {
    narrator.say("The faults are over; waiting for the films");
    var begin = InstantSource.system().instant();
    var inquest = new Inquest(farm, checkout, script.films());
    new Settling(farm, inquest, narrator, InstantSource.system()).await();
    var evidence = inquest.withFiles();
    return new ChaosReport(
        options,
        play.inflicted(),
        evidence,
        Audit.of(evidence),
        Duration.between(begin, InstantSource.system().instant()));
  }
}

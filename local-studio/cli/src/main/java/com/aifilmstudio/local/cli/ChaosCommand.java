package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.chaos.ChaosOptions;
import com.aifilmstudio.local.cli.chaos.ChaosTrial;
import com.aifilmstudio.local.cli.studio.Narrator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A trial by fire. */
@Command(
    name = "chaos",
    description =
        "Render many films on many simulated workers of a studio of its own, while workers, the"
            + " operator, database sessions and the API server are killed, frozen and cut off at"
            + " random; then check that every film ended, that each one that succeeded is what was"
            + " ordered, that no attempt was charged for it, that no object was left over, and that"
            + " database and API agree. Exit code 0 when all of it holds.",
    mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {
  @Option(
      names = "--lasting",
      paramLabel = "TIME",
      defaultValue = "30m",
      description = "How long things go wrong, such as 90s or 30m. Default: ${DEFAULT-VALUE}.")
  private String lasting;

  @Option(
      names = "--films",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many films of 1 to 6 shots, 1 to 10000. Default: ${DEFAULT-VALUE}.")
  private int films;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many simulated workers, 1 to 64. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "Time between two faults, from 100ms. Default: ${DEFAULT-VALUE}.")
  private String every;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Decides what goes wrong and when; the same seed and options give the same script."
              + " Default: a random one, which is told.")
  private Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Where logs go when something does not hold. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    var options =
        new ChaosOptions(
            Numbers.time("--lasting", lasting, Duration.ofSeconds(1)),
            Numbers.upTo("--films", films, 10_000),
            Numbers.upTo("--workers", workers, 64),
            Numbers.time("--every", every, Duration.ofMillis(100)),
            seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed);
    var trial = new ChaosTrial(Checkout.current(), options, new Narrator(System.err));
    return trial.passes(out, System.out) ? 0 : 1;
  }
}

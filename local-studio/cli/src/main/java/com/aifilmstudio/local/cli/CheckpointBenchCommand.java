package com.aifilmstudio.local.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it costs to be able to go on elsewhere. */
@Command(
    name = "checkpoint",
    description =
        "What checkpoints add to a shot of a minute: a whole worker renders it without and with"
            + " them, latents as large as a real model's. Takes two minutes a round.",
    mixinStandardHelpOptions = true)
final class CheckpointBenchCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "Length of the denoising, in steps of 1 s. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "Time between two checkpoints, from 1s. Default: ${DEFAULT-VALUE}.")
  private String every;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Shots of each kind. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    return PodsProgram.run(
        "CheckpointBench",
        Checkout.current().root().toString(),
        Integer.toString(Numbers.upTo("--seconds", seconds, 1000)),
        Numbers.time("--every", every, Duration.ofSeconds(1)).toString(),
        Integer.toString(Numbers.upTo("--rounds", rounds, 100)));
  }
}

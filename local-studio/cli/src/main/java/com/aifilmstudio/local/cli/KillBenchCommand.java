package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.KillBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a lost worker costs. */
@Command(
    name = "kill",
    description =
        "Workers under load are killed, terminated, frozen and cut off in the middle of a shot:"
            + " time until another has it, GPU-seconds lost with and without checkpoints, double"
            + " outputs and charged attempts.",
    mixinStandardHelpOptions = true)
final class KillBenchCommand implements Callable<Integer> {
  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "8",
      description = "Simulated workers, 1 to 64. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Hits of each kind, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Override
  public Integer call() throws InterruptedException {
    var bench =
        new KillBench(
            Checkout.current(),
            Numbers.upTo("--workers", workers, 64),
            Numbers.upTo("--rounds", rounds, 100));
    System.out.print(bench.run());
    return 0;
  }
}

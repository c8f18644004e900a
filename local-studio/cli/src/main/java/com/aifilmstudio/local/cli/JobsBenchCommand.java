package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.jobs.JobsBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the API server and the operator cost for many small orders. */
@Command(
    name = "jobs",
    description =
        "Many films of one shot through the API server and the operator, with simulated workers:"
            + " jobs a second, writes into the API for each, memory of the operator; and as many"
            + " plain Jobs of Kubernetes on KWOK's nodes in the same run.",
    mixinStandardHelpOptions = true)
final class JobsBenchCommand implements Callable<Integer> {
  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Orders of each side, 1 to 20000. Default: ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "24",
      description = "Simulated workers of the films, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the first film; each has the next. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--baseline",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Measure plain Jobs, too. Default: yes.")
  private boolean baseline;

  @Override
  public Integer call() {
    var options =
        new JobsBench.Options(
            Numbers.upTo("--jobs", jobs, 20_000),
            Numbers.upTo("--workers", workers, 1000),
            seed,
            baseline);
    System.out.print(new JobsBench(Checkout.current(), options).run());
    return 0;
  }
}

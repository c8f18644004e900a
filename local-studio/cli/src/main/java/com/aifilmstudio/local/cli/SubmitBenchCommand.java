package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.submit.SubmitBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast films are ordered. */
@Command(
    name = "submit",
    description =
        "Films a second that clients order at a gateway (POST /v1/jobs), with latency, and the ratio"
            + " to the same statements sent to the same server by pgbench in the same run (skipped"
            + " where pgbench is not installed); the gateway's start and its memory.",
    mixinStandardHelpOptions = true)
final class SubmitBenchCommand implements Callable<Integer> {
  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "50",
      description = "Clients that order at the same time, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int clients;

  @Option(
      names = "--films",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Films that they order, 1 to 1000000. Default: ${DEFAULT-VALUE}.")
  private int films;

  @Override
  public Integer call() throws Exception {
    Numbers.upTo("--clients", clients, 1000);
    Numbers.upTo("--films", films, 1_000_000);
    System.out.print(new SubmitBench(Checkout.current(), clients, films).run());
    return 0;
  }
}

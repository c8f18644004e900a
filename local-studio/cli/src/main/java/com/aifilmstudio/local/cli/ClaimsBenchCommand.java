package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.claims.ClaimsBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast workers get their tasks. */
@Command(
    name = "claims",
    description =
        "Claims a second of many simulated workers over HTTP and a real PostgreSQL, with latency,"
            + " wasted attempts and double claims, and the ratio to the same statements sent to"
            + " the same server by pgbench in the same run (skipped where pgbench is not"
            + " installed).",
    mixinStandardHelpOptions = true)
final class ClaimsBenchCommand implements Callable<Integer> {
  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Workers that ask at the same time. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--films",
      paramLabel = "N",
      defaultValue = "200",
      description = "Films of 50 shots each. Default: ${DEFAULT-VALUE}.")
  private int films;

  @Override
  public Integer call() throws Exception {
    System.out.print(new ClaimsBench(Checkout.current(), workers, films).run());
    return 0;
  }
}

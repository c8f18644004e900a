package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.latency.LatencyBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon a worker has what was ordered. */
@Command(
    name = "latency",
    description =
        "Milliseconds from an order at the gateway until a worker that waits has its shot, and the"
            + " ratio to the bare way through the same database and queue.",
    mixinStandardHelpOptions = true)
final class LatencyBenchCommand implements Callable<Integer> {
  @Option(
      names = "--films",
      paramLabel = "N",
      defaultValue = "100",
      description = "Films, one after the other, 1 to 10000. Default: ${DEFAULT-VALUE}.")
  private int films;

  @Override
  public Integer call() throws Exception {
    Numbers.upTo("--films", films, 10_000);
    System.out.print(new LatencyBench(Checkout.current(), films).run());
    return 0;
  }
}

package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.StartBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** How long the studio takes to come up. */
@Command(
    name = "start",
    description =
        "Seconds of each part to ready: the first start in a new home, and a second one in the"
            + " same.",
    mixinStandardHelpOptions = true)
final class StartBenchCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    System.out.print(new StartBench(Checkout.current()).run());
    return 0;
  }
}

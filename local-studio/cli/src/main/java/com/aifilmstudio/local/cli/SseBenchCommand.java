package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.sse.SseBench;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it costs that many follow a film. */
@Command(
    name = "sse",
    description =
        "Many idle clients that follow a film at one gateway: how long until each has heard of an"
            + " event, and memory and processor time of the gateway.",
    mixinStandardHelpOptions = true)
final class SseBenchCommand implements Callable<Integer> {
  private static final Duration IDLE = Duration.ofSeconds(30);

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Clients, 1 to 20000. Default: ${DEFAULT-VALUE}.")
  private int clients;

  @Override
  public Integer call() throws Exception {
    int all = Numbers.upTo("--clients", clients, 20_000);
    System.out.print(new SseBench(Checkout.current(), all, IDLE).run());
    return 0;
  }
}

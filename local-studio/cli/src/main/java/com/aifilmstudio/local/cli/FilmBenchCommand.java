package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.FilmBench;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What more workers gain. */
@Command(
    name = "film",
    description =
        "One long film on 1, 2, 4 and 8 simulated workers: efficiency, time to the first finished"
            + " shot, shots for each load of the model, and the share that found it loaded.",
    mixinStandardHelpOptions = true)
final class FilmBenchCommand implements Callable<Integer> {
  @Option(
      names = "--shots",
      paramLabel = "N",
      defaultValue = "100",
      description = "Shots of the film, 1 to 500. Default: ${DEFAULT-VALUE}.")
  private int shots;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      defaultValue = "200ms",
      description = "Time of each of a shot's ten steps, from 1ms. Default: ${DEFAULT-VALUE}.")
  private String step;

  @Override
  public Integer call() {
    var bench =
        new FilmBench(
            Checkout.current(),
            Numbers.upTo("--shots", shots, 500),
            Numbers.time("--step", step, Duration.ofMillis(1)));
    System.out.print(bench.run());
    return 0;
  }
}

package com.aifilmstudio.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures and prints tables. */
@Command(
    name = "bench",
    description = "Measure on this machine and print a table; without a name, list what there is.",
    mixinStandardHelpOptions = true,
    subcommands = {
      StartBenchCommand.class,
      RenderBenchCommand.class,
      CheckpointBenchCommand.class,
      FilmBenchCommand.class,
      ClaimsBenchCommand.class,
      JobsBenchCommand.class,
      KillBenchCommand.class,
      SubmitBenchCommand.class,
      LatencyBenchCommand.class,
      AuditBenchCommand.class,
      SseBenchCommand.class
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.subcommands()
        .forEach(
            (name, bench) ->
                System.out.printf(
                    "%-8s %s%n",
                    name, String.join(" ", bench.getCommandSpec().usageMessage().description())));
    System.out.println("./studio bench NAME --help tells the options.");
    return 0;
  }
}

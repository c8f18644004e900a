package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.FilmBench;
import com.aifilmstudio.local.cli.bench.KillBench;
import com.aifilmstudio.local.cli.bench.StartBench;
import com.aifilmstudio.local.cli.bench.StudioShotsBench;
import com.aifilmstudio.local.cli.bench.claims.ClaimsBench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures and prints tables. */
@Command(
    name = "bench",
    description = "Measure on this machine and print a table; without a name, list what there is.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchCommand.Start.class,
      BenchCommand.Render.class,
      BenchCommand.Checkpoint.class,
      BenchCommand.FilmOnManyWorkers.class,
      BenchCommand.ClaimsByManyWorkers.class,
      BenchCommand.Kill.class
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

  /** How long the studio takes to come up. */
  @Command(
      name = "start",
      description =
          "Seconds of each part to ready: the first start in a new home, and a second one in the"
              + " same.",
      mixinStandardHelpOptions = true)
  static final class Start implements Callable<Integer> {
    @Override
    public Integer call() {
      System.out.print(new StartBench(Checkout.current()).run());
      return 0;
    }
  }

  /** How fast workers get their tasks. */
  @Command(
      name = "claims",
      description =
          "Claims a second of many simulated workers over HTTP and a real PostgreSQL, with latency,"
              + " wasted attempts and double claims, and the ratio to the same statements sent to"
              + " the same server by pgbench in the same run (skipped where pgbench is not"
              + " installed).",
      mixinStandardHelpOptions = true)
  static final class ClaimsByManyWorkers implements Callable<Integer> {
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

  /** How long a shot takes, stage by stage. */
  @Command(
      name = "render",
      description =
          "Seconds of each stage of a shot: by the engine alone, with the ratio of denoise and"
              + " decode to the same model files run by PyTorch in Python in the same run (skipped"
              + " where PyTorch is not installed); and through a whole studio, from queue to"
              + " assemble.",
      mixinStandardHelpOptions = true)
  static final class Render implements Callable<Integer> {
    @Option(
        names = "--python",
        paramLabel = "FILE",
        defaultValue = "python3",
        description = "A Python that can import torch. Default: ${DEFAULT-VALUE}.")
    private String python;

    @Override
    public Integer call() throws Exception {
      var checkout = Checkout.current();
      int code = inThePodsProgram("RenderBench", checkout.root().toString(), python);
      if (code == 0) {
        System.out.print("\n" + new StudioShotsBench(checkout).run());
      }
      return code;
    }
  }

  /** What it costs to be able to go on elsewhere. */
  @Command(
      name = "checkpoint",
      description =
          "What checkpoints add to a shot of a minute: a whole worker renders it without and with"
              + " them, latents as large as a real model's. Takes two minutes a round.",
      mixinStandardHelpOptions = true)
  static final class Checkpoint implements Callable<Integer> {
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
      return inThePodsProgram(
          "CheckpointBench",
          Checkout.current().root().toString(),
          Integer.toString(Numbers.upTo("--seconds", seconds, 1000)),
          Numbers.time("--every", every, Duration.ofSeconds(1)).toString(),
          Integer.toString(Numbers.upTo("--rounds", rounds, 100)));
    }
  }

  /** A bench of the render pod, in a process with that program's own libraries. */
  private static int inThePodsProgram(String bench, String... arguments) throws Exception {
    var jar = Checkout.current().file("render-pod/target/render-pod.jar");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jar.toString(),
                "com.aifilmstudio.renderpod.bench." + bench));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** What more workers gain. */
  @Command(
      name = "film",
      description =
          "One long film on 1, 2, 4 and 8 simulated workers: efficiency, time to the first finished"
              + " shot, shots for each load of the model, and the share that found it loaded.",
      mixinStandardHelpOptions = true)
  static final class FilmOnManyWorkers implements Callable<Integer> {
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

  /** What a lost worker costs. */
  @Command(
      name = "kill",
      description =
          "Workers under load are killed, terminated, frozen and cut off in the middle of a shot:"
              + " time until another has it, GPU-seconds lost with and without checkpoints, double"
              + " outputs and charged attempts.",
      mixinStandardHelpOptions = true)
  static final class Kill implements Callable<Integer> {
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
}

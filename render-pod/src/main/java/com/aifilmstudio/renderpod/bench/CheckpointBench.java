package com.aifilmstudio.renderpod.bench;

import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.RenderOrder;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import com.aifilmstudio.renderpod.worker.StopSignal;
import com.aifilmstudio.renderpod.worker.Tools;
import com.aifilmstudio.renderpod.worker.Worker;
import com.aifilmstudio.renderpod.worker.WorkerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program behind {@code ./studio bench checkpoint}: a whole worker renders one long shot with
 * the simulated engine, whose latents are as large as those of a real model, without checkpoints
 * and with them. Only the time between two steps is pretended.
 */
public final class CheckpointBench {

  private static final String USAGE = "usage: CheckpointBench CHECKOUT [SECONDS [EVERY [ROUNDS]]]";

  private static final int WRONG_OPTION = 64;
  private static final long LATENT_BYTES = 19_000_000;
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration NEVER = Duration.ofDays(365);

  private final Path bundle;
  private final Path scratch;

  private CheckpointBench(Path bundle, Path scratch) {
    this.bundle = bundle;
    this.scratch = scratch;
  }

  /** What one shot took. */
  record Shot(double denoise, double cpu, long checkpoints, long bytes) {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 1 || arguments.length > 4) {
      System.err.println(USAGE);
      System.exit(WRONG_OPTION);
      return;
    }
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    var every = arguments.length > 2 ? Duration.parse(arguments[2]) : Duration.ofSeconds(10);
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1;
    var scratch = Files.createTempDirectory("checkpoint-bench");
    try {
      var bench =
          new CheckpointBench(Path.of(arguments[0]).resolve("models/tinyfilm/bundle"), scratch);
      bench.shot(1, Duration.ZERO); // warms up
      var table = new CheckpointTable(seconds, LATENT_BYTES, every);
      for (int round = 0; round < rounds; round++) {
        table.add(bench.shot(seconds, NEVER), bench.shot(seconds, every));
      }
      System.out.print(table);
    } finally {
      RenderBench.delete(scratch);
    }
  }

  private Shot shot(int seconds, Duration every) throws Exception {
    var home = Files.createTempDirectory(scratch, "worker");
    try (var dispatch = new BenchDispatch(bundle, task(seconds))) {
      var clock = Cost.Clock.start();
      new Worker(settings(home, dispatch, every), Tools.found(), new StopSignal()).run();
      return new Shot(
          dispatch.completed.get().metrics().get("denoise"),
          clock.read().cpu(),
          dispatch.checkpoints.get(),
          dispatch.checkpointBytes.get());
    }
  }

  private static Claim task(int steps) {
    var order =
        new RenderOrder(
            "job",
            "s1",
            "a ship",
            "",
            320,
            180,
            24,
            48,
            List.of(new RenderOrder.Part(16, 16, 1)),
            steps,
            4,
            "ddim");
    return new Claim(
        "tsk_1",
        TaskKind.RENDER,
        new Claim.Lease("tsk_1", 1, 30),
        Optional.of(order),
        Optional.empty(),
        Optional.empty());
  }

  private WorkerSettings settings(Path home, BenchDispatch dispatch, Duration every)
      throws Exception {
    var digest = MadeFile.of("", bundle.resolve("bundle.json")).sha256();
    return WorkerSettings.from(
        Map.ofEntries(
            Map.entry("STUDIO_DISPATCH_URL", dispatch.address().toString()),
            Map.entry(
                "STUDIO_TOKEN_FILE", Files.writeString(home.resolve("token"), "t").toString()),
            Map.entry("STUDIO_POOL", "bench/bench"),
            Map.entry("STUDIO_REVISION", "1"),
            Map.entry("STUDIO_BUNDLE_DIGEST", "sha256:" + digest),
            Map.entry("STUDIO_ENGINE", "simulated"),
            Map.entry("STUDIO_MODEL_CACHE", scratch.resolve("cache").toString()),
            Map.entry("STUDIO_SCRATCH", home.toString()),
            Map.entry("STUDIO_SIMULATED_STEP", STEP.toString()),
            Map.entry("STUDIO_SIMULATED_LATENT_BYTES", Long.toString(LATENT_BYTES)),
            Map.entry("STUDIO_CHECKPOINT_EVERY", every.toString()),
            Map.entry("STUDIO_PREVIEW_STEPS", "0")));
  }
}

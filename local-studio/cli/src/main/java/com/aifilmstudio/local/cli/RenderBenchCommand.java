package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.bench.StudioShotsBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a shot takes, stage by stage. */
@Command(
    name = "render",
    description =
        "Seconds of each stage of a shot: by the engine alone, with the ratio of denoise and"
            + " decode to the same model files run by PyTorch in Python in the same run (skipped"
            + " where PyTorch is not installed); and through a whole studio, from queue to"
            + " assemble.",
    mixinStandardHelpOptions = true)
final class RenderBenchCommand implements Callable<Integer> {
  @Option(
      names = "--python",
      paramLabel = "FILE",
      defaultValue = "python3",
      description = "A Python that can import torch. Default: ${DEFAULT-VALUE}.")
  private String python;

  @Override
  public Integer call() throws Exception {
    var checkout = Checkout.current();
    int code = PodsProgram.run("RenderBench", checkout.root().toString(), python);
    if (code == 0) {
      System.out.print("\n" + new StudioShotsBench(checkout).run());
    }
    return code;
  }
}

package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.keeper.KeeperPart;
import com.aifilmstudio.local.cli.studio.LocalStudio;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.cli.studio.StudioSettings;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a studio and leaves it running. */
@Command(
    name = "up",
    description =
        "Start the studio and leave it running: control plane, PostgreSQL, object store, node,"
            + " operator and the tinyfilm pool; and the gateway with its page, Redis, a queue and an"
            + " issuer that lets everybody sign in. What runs already is left as it is.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final int MOST_GPUS = 64;

  @Mixin private HomeOption home;

  @Option(
      names = "--gpus",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many GPUs the local node says it has. Default: ${DEFAULT-VALUE}.")
  private int gpus;

  @Override
  public Integer call() {
    Numbers.upTo("--gpus", gpus, MOST_GPUS); // before anything is made
    var checkout = Checkout.current();
    var narrator = Narrator.of(System.err, Terminal.isThere(), Terminal.width());
    var supervisor = Supervisor.detached(home.open(), narrator);
    var studio =
        new LocalStudio(supervisor, checkout, StudioSettings.of(gpus).withFrontDoor(), narrator);
    KeeperPart.dismiss(supervisor);
    try (var _ = WholeEnd.ofWhatIsHalfStarted(supervisor)) {
      studio.start();
      supervisor.start(new KeeperPart(supervisor.home(), checkout, gpus));
    }
    System.out.println("The studio is up. Its page: " + studio.gateway());
    System.out.println("A film by hand: ./studio kubectl apply -f examples/night-train.yaml");
    return 0;
  }
}

package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.studio.LocalStudio;
import com.aifilmstudio.local.parts.kubelet.PodSweep;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a studio. */
@Command(
    name = "down",
    description = "Stop the studio with all its pods. Films and settings stay, unless --delete.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  private static final Duration PODS_END_WITHIN = Duration.ofSeconds(5);

  @Mixin private HomeOption home;

  @Option(names = "--delete", description = "Remove the studio's folder with all that is in it.")
  private boolean delete;

  @Override
  public Integer call() {
    var path = home.path();
    if (!Files.exists(path)) {
      System.out.println("No studio in " + path + ".");
      return 0;
    }
    var studio = StudioHome.at(path);
    Supervisor.detached(studio, StartListener.NONE).stop();
    // The kubelet takes its pods with it, unless it was killed itself.
    PodSweep.endAll(LocalStudio.pods(studio), PODS_END_WITHIN, InstantSource.system());
    if (delete) {
      studio.delete();
    }
    System.out.println("The studio in " + path + (delete ? " is gone." : " is down."));
    return 0;
  }
}

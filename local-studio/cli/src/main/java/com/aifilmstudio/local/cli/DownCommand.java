package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.nio.file.Files;
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
    WholeEnd.of(Supervisor.detached(studio, StartListener.NONE));
    if (delete) {
      studio.delete();
    }
    System.out.println("The studio in " + path + (delete ? " is gone." : " is down."));
    return 0;
  }
}

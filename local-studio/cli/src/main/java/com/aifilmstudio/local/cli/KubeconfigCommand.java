package com.aifilmstudio.local.cli;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints where the kubeconfig lies. */
@Command(
    name = "kubeconfig",
    description = "Print the path of the studio's kubeconfig (of its administrator).",
    mixinStandardHelpOptions = true)
final class KubeconfigCommand implements Callable<Integer> {
  @Mixin private HomeOption home;

  @Override
  public Integer call() {
    var file = home.path().resolve("kubeconfig").resolve("admin");
    if (!Files.exists(file)) {
      throw new CannotDo(
          "No studio was started in " + home.path() + ". Start one with ./studio up.");
    }
    System.out.println(file);
    return 0;
  }
}

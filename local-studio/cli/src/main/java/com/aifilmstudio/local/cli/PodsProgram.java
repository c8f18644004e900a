package com.aifilmstudio.local.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A bench of the render pod, in a process with that program's own libraries. */
final class PodsProgram {

  private PodsProgram() {}

  static int run(String bench, String... arguments) throws Exception {
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
}

package com.aifilmstudio.local.parts.kubelet.probe;

import java.io.File;
import java.io.IOException;
import java.util.List;

/** Runs a command the way the container's own runs: same environment, folder and mount paths. */
public final class InContainer {

  private InContainer() {}

  public static Process start(List<String> command, ProbeTarget target, File output)
      throws IOException {
    List<String> rewritten = command.stream().map(target.mounts()::rewrite).toList();
    ProcessBuilder builder =
        new ProcessBuilder(rewritten)
            .directory(target.command().workingDir().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    builder.environment().clear();
    builder.environment().putAll(target.command().env());
    return builder.start();
  }
}

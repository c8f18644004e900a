package com.aifilmstudio.local.parts.kubelet.process;

import com.aifilmstudio.local.parts.process.Signal;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts commands in sessions of their own, through the script that writes down how they end. */
public final class ProcessLauncher {

  private static final String SCRIPT = "run-container.sh";
  private final Path script;

  public ProcessLauncher(Path folder) throws IOException {
    Files.createDirectories(folder);
    script = folder.resolve(SCRIPT);
    try (InputStream in = ProcessLauncher.class.getResourceAsStream(SCRIPT)) {
      // Replaced by rename: a run of an earlier kubelet may be reading the old file.
      Path fresh = Files.createTempFile(folder, SCRIPT, "");
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          fresh, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The launcher's own process; the command's is found in the folder once it has begun. */
  public Process launch(
      RunFolder run, List<String> command, Map<String, String> env, Path workingDir)
      throws IOException {
    List<String> all =
        new ArrayList<>(List.of("setsid", "/bin/sh", script.toString(), run.path().toString()));
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).directory(workingDir.toFile());
    builder.environment().clear();
    builder.environment().putAll(env);
    return builder
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(run.log().toFile()))
        .start();
  }

  /** Signals every process of a run, if it still is the one that the folder tells of. */
  public static void signal(RunState.Running run, Signal signal) {
    if (run.group().isAlive()) {
      run.group().sendToGroup(signal);
    } else {
      run.main().send(signal);
    }
  }
}

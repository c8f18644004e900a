package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.studio.StudioLogs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a part or a pod has written. */
@Command(
    name = "logs",
    description = "Show what a part or a pod has written; without a name, list what has a log.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  @Mixin private HomeOption home;

  @Parameters(
      arity = "0..1",
      paramLabel = "PART",
      description = "A part such as kube-apiserver or kubelet; or a pod, by a part of its name.")
  private String part;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on showing what is written.")
  private boolean follow;

  @Override
  public Integer call() throws Exception {
    var logs = StudioLogs.in(home.path());
    if (part == null) {
      logs.names().forEach(System.out::println);
      return 0;
    }
    var file =
        logs.find(part)
            .orElseThrow(
                () ->
                    new CannotDo(
                        "Nothing called '%s' has a log in %s. There are: %s."
                            .formatted(part, home.path(), String.join(", ", logs.names()))));
    var tail = new ProcessBuilder("tail", "-n", "+1").inheritIO();
    if (follow) {
      tail.command().add("-F");
    }
    tail.command().add(file.toString());
    return tail.start().waitFor();
  }
}

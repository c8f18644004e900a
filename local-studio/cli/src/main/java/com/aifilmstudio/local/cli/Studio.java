package com.aifilmstudio.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./studio} that are written in Java. */
@Command(
    name = "./studio",
    description = "A film studio on one machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      PlanCommand.class,
      UpCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      KubeconfigCommand.class,
      DownCommand.class,
      BenchCommand.class
    })
public final class Studio {
  private Studio() {}

  /** Runs one command; exits with 0 when it did what was asked, 1 when not, 2 on wrong usage. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Studio())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(tell(failure));
              return 1;
            });
  }

  /** What a person is told: what cannot be done; anything else is our defect and says so. */
  private static String tell(Exception failure) {
    return failure instanceof CannotDo
        ? failure.getMessage()
        : "The studio failed: " + failure.getMessage();
  }
}

package com.aifilmstudio.local.cli;

import com.aifilmstudio.local.cli.records.CreditsCommand;
import com.aifilmstudio.local.cli.records.DlqCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

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
      FilmsCommand.class,
      FilmCommand.class,
      LogsCommand.class,
      KubeconfigCommand.class,
      TokenCommand.class,
      DownCommand.class,
      DlqCommand.class,
      CreditsCommand.class,
      BenchCommand.class,
      ChaosCommand.class
    })
public final class Studio {
  private Studio() {}

  /** Runs one command; exits with 0 when it did what was asked, 1 when not, 2 on wrong usage. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Studio())
        .setParameterExceptionHandler((wrong, args) -> wrongUsage(wrong))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(tell(failure));
              return failure instanceof WrongUsage
                  ? CommandLine.ExitCode.USAGE
                  : CommandLine.ExitCode.SOFTWARE;
            });
  }

  /** One line: what is wrong and where to read on. */
  private static int wrongUsage(ParameterException wrong) {
    var command = wrong.getCommandLine();
    var what = wrong.getMessage().lines().findFirst().orElse("wrong usage");
    command
        .getErr()
        .printf(
            "%s%s %s --help tells what there is.%n",
            what, what.endsWith(".") ? "" : ".", command.getCommandSpec().qualifiedName());
    return CommandLine.ExitCode.USAGE;
  }

  /** What a person is told: what cannot be done; anything else is our defect and says so. */
  private static String tell(Exception failure) {
    if (failure instanceof CannotDo || failure instanceof WrongUsage) {
      return failure.getMessage();
    }
    var message = failure.getMessage();
    return "The studio failed: " + (message == null ? failure.toString() : message);
  }
}

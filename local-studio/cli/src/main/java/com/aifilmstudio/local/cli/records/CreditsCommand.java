package com.aifilmstudio.local.cli.records;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Accounts' credits. */
@Command(
    name = "credits",
    description = "Add credits to an account of a studio that is up.",
    mixinStandardHelpOptions = true,
    subcommands = TopUpCommand.class)
public final class CreditsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }
}
